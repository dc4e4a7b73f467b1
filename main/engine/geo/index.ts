export { Countries, noCountry } from './countries.ts';
