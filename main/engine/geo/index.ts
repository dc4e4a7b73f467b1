export { readAddress } from './address.ts';
export { Countries, noCountry } from './countries.ts';
export { countryCode, countryName } from './country-code.ts';
export { Places } from './places.ts';
