export { writeMoment, writeShortMoment } from '../../shared/time/index.ts';
