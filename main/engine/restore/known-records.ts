import type { RecordForm } from './record-content.ts';

/** Bytes of a hash. */
const width = 16;

/** How a record of the archive stands to the tenant. `conflicting` stays, whatever comes after. */
export type Standing = 'new' | 'there' | 'conflicting';

const standings: readonly Standing[] = ['new', 'there', 'conflicting'];
const forms: readonly RecordForm[] = ['json', 'table'];

/**
 * Records of an archive and of a tenant by hashes of their ids, in arrays of numbers: about 60 bytes a record, so
 * that a million of them are held in memory and nothing is written anywhere.
 */
export class KnownRecords {
  #count = 0;
  #archived = 0;
  #ids = Buffer.alloc(width * 1_024);
  #contents = Buffer.alloc(width * 1_024);
  #records = new Float64Array(1_024);
  #bytes = new Float64Array(1_024);
  #flags = new Uint8Array(1_024);
  /** Places of the entries by their ids' hashes, one more than the place; 0 is free. */
  #slots = new Int32Array(4_096);

  /** Records of the archive. */
  get archived(): number {
    return this.#archived;
  }

  /** All that were taken: those of the archive, and those that only the tenant has. */
  get count(): number {
    return this.#count;
  }

  /** The place of an id; -1 where it is not known. */
  find(id: Buffer): number {
    const slot = this.#slotOf(id);
    return (this.#slots[slot] as number) - 1;
  }

  /** Takes a record of the archive whose id is not known yet. To be done before `addForeign`. */
  add(id: Buffer, content: Buffer, record: number, bytes: number, form: RecordForm): number {
    const at = this.#append(id);
    content.copy(this.#contents, at * width, 0, width);
    this.#records[at] = record;
    this.#bytes[at] = bytes;
    this.#flags[at] = forms.indexOf(form) << 2;
    this.#archived = this.#count;
    return at;
  }

  /** Takes an id that the tenant has and the archive has not. */
  addForeign(id: Buffer): void {
    this.#append(id);
  }

  /** Number of the record at a place; 0 of one that only the tenant has. */
  record(at: number): number {
    return this.#records[at] as number;
  }

  /** Bytes that it takes to send it. */
  bytes(at: number): number {
    return this.#bytes[at] as number;
  }

  form(at: number): RecordForm {
    return forms[(this.#flags[at] as number) >> 2] as RecordForm;
  }

  hasContent(at: number, content: Buffer): boolean {
    return this.#contents.compare(content, 0, width, at * width, (at + 1) * width) === 0;
  }

  standing(at: number): Standing {
    return standings[(this.#flags[at] as number) & 3] as Standing;
  }

  setStanding(at: number, standing: Standing): void {
    this.#flags[at] = ((this.#flags[at] as number) & ~3) | standings.indexOf(standing);
  }

  /** Forgets all that was said of the tenant. */
  forgetTenant(): void {
    this.#records.fill(0, this.#archived, this.#count);
    this.#count = this.#archived;
    for (let at = 0; at < this.#count; at += 1) this.setStanding(at, 'new');
    this.#makeSlots(this.#slots.length);
  }

  #append(id: Buffer): number {
    if (this.#count === this.#records.length) this.#grow();
    const at = this.#count;
    id.copy(this.#ids, at * width, 0, width);
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#makeSlots(this.#slots.length * 2);
    else this.#slots[this.#slotOf(id)] = at + 1;
    return at;
  }

  #grow(): void {
    const room = this.#records.length * 2;
    this.#ids = Buffer.concat([this.#ids], room * width);
    this.#contents = Buffer.concat([this.#contents], room * width);
    const [records, bytes, flags] = [this.#records, this.#bytes, this.#flags];
    this.#records = new Float64Array(room);
    this.#bytes = new Float64Array(room);
    this.#flags = new Uint8Array(room);
    this.#records.set(records);
    this.#bytes.set(bytes);
    this.#flags.set(flags);
  }

  #makeSlots(length: number): void {
    this.#slots = new Int32Array(length);
    for (let at = 0; at < this.#count; at += 1) {
      const id = this.#ids.subarray(at * width, (at + 1) * width);
      this.#slots[this.#slotOf(id)] = at + 1;
    }
  }

  /** Where an id stands, or the free place where it would. The hash is even, so that its first bytes say where to look. */
  #slotOf(id: Buffer): number {
    const mask = this.#slots.length - 1;
    let slot = id.readUInt32LE(0) & mask;
    for (;;) {
      const at = (this.#slots[slot] as number) - 1;
      if (at < 0 || this.#ids.compare(id, 0, width, at * width, (at + 1) * width) === 0) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }
}
