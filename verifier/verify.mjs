#!/usr/bin/env node
/**
 * Verifies an exported journal of OneVisit (`onevisit journal export <file>`). One file, no dependencies, no code of the project,
 * Node.js 18 or newer. It checks every hash, chain, gap, Merkle leaf, signed root and signature, and names what is wrong.
 *
 *   node verify.mjs <export.ndjson> [--keys <file with key lines>] [--anchors <file with published checkpoints>] [--json]
 *
 * Without --keys the keys in the file itself are believed: that finds damage, not a forger who wrote the whole file.
 * Exit code: 0 nothing wrong, 1 something is wrong, 2 used wrongly.
 *
 * The format. A fact's text is RFC 8785 JSON of exactly ten members: actor, alg, data, name, occurredAt, previous, recordedAt, seq,
 * stream, version. hash = alg(text); `previous` is the hash of the fact before it in its stream, for seq 1 the hash of the stream's name.
 * Leaves: RFC 6962 over the 32 bytes of each fact's hash. Checkpoints: C2SP tlog-checkpoint, with lines `alg` and `at`.
 */
import { createHash, createPublicKey, getHashes, verify as verifySignature } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';

const members = 'actor,alg,data,name,occurredAt,previous,recordedAt,seq,stream,version';
const digest = (alg, ...parts) => {
  const hash = createHash(alg);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 8785. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/* Merkle tree of RFC 6962, kept as the roots of its full subtrees. */
const newTree = (alg) => ({ alg, size: 0, peaks: [] });
function grow(tree, data) {
  let top = digest(tree.alg, Buffer.from([0]), data);
  for (let rest = tree.size; rest % 2 === 1; rest = Math.floor(rest / 2))
    top = digest(tree.alg, Buffer.from([1]), tree.peaks.pop(), top);
  tree.peaks.push(top);
  tree.size += 1;
}
function rootOf(tree) {
  if (tree.size === 0) return digest(tree.alg);
  let root = tree.peaks[tree.peaks.length - 1];
  for (let i = tree.peaks.length - 2; i >= 0; i -= 1) root = digest(tree.alg, Buffer.from([1]), tree.peaks[i], root);
  return root;
}

/* SM2 verification, GB/T 32918.2, with plain numbers: what is verified is public. */
const p = BigInt('0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff');
const a = p - 3n;
const b = BigInt('0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93');
const n = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const G = [
  BigInt('0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'),
  BigInt('0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'),
];
const mod = (x, m = p) => ((x % m) + m) % m;
function inverse(x, m = p) {
  let [r0, r1, s0, s1] = [mod(x, m), m, 1n, 0n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return mod(s0, m);
}
function add(P, Q) {
  if (!P) return Q;
  if (!Q) return P;
  if (P[0] === Q[0] && mod(P[1] + Q[1]) === 0n) return undefined;
  const slope = P[0] === Q[0] ? (3n * P[0] * P[0] + a) * inverse(2n * P[1]) : (Q[1] - P[1]) * inverse(Q[0] - P[0]);
  const x = mod(slope * slope - P[0] - Q[0]);
  return [x, mod(slope * (P[0] - x) - P[1])];
}
function times(k, P) {
  let sum;
  for (let point = P; k > 0n; k >>= 1n, point = add(point, point)) if (k & 1n) sum = add(sum, point);
  return sum;
}
const number = (bytes) => BigInt(`0x${bytes.toString('hex') || '0'}`);
const bytes32 = (x) => Buffer.from(x.toString(16).padStart(64, '0'), 'hex');
function verifySm2(publicKey, message, signature) {
  if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
  const P = [number(publicKey.subarray(1, 33)), number(publicKey.subarray(33))];
  if (P[0] >= p || P[1] >= p || mod(P[1] * P[1] - P[0] * P[0] * P[0] - a * P[0] - b) !== 0n) return false;
  const [r, s] = [number(signature.subarray(0, 32)), number(signature.subarray(32))];
  if (r < 1n || r >= n || s < 1n || s >= n) return false;
  const id = Buffer.from('1234567812345678');
  const length = Buffer.from([0, id.length * 8]);
  const z = digest('sm3', length, id, bytes32(a), bytes32(b), bytes32(G[0]), bytes32(G[1]), publicKey.subarray(1));
  const e = number(digest('sm3', z, message));
  const t = mod(r + s, n);
  const point = t === 0n ? undefined : add(times(s, G), times(t, P));
  return point !== undefined && mod(e + point[0], n) === r;
}

const suites = [
  {
    type: Buffer.from([1]),
    verify(publicKey, message, signature) {
      if (publicKey.length !== 32 || signature.length !== 64) return false;
      const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
      return verifySignature(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
    },
  },
  { type: Buffer.concat([Buffer.from([0xff]), Buffer.from('sm2sm3\n')]), verify: verifySm2 },
];
function readKey(line) {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
  if (!match) throw new Error(`not a key: ${line}`);
  const body = Buffer.from(match[3], 'base64');
  const hint = digest('sha256', `${match[1]}\n`, body).subarray(0, 4);
  const suite = suites.find((one) => body.subarray(0, one.type.length).equals(one.type));
  if (!suite || hint.toString('hex') !== match[2]) throw new Error(`not a key: ${line}`);
  return { name: match[1], hint, suite, publicKey: body.subarray(suite.type.length) };
}
function openNote(note, keys) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const match = /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nalg (sha256|sm3)\nat (\S+)\n$/.exec(text);
  if (end < 0 || !match) return undefined;
  let [right, wrong] = [0, 0];
  for (const line of note.slice(end + 2).split('\n')) {
    const signature = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const body = Buffer.from(signature ? signature[2] : '', 'base64');
    const key = keys.find((one) => signature && one.name === signature[1] && one.hint.equals(body.subarray(0, 4)));
    if (!key) continue;
    if (key.suite.verify(key.publicKey, Buffer.from(text, 'utf8'), body.subarray(4))) right += 1;
    else wrong += 1;
  }
  const root = Buffer.from(match[3], 'base64');
  return {
    origin: match[1],
    size: Number(match[2]),
    root,
    alg: match[4],
    at: Date.parse(match[5]),
    isTrusted: right > 0 && wrong === 0,
  };
}

/** Verifies one line after another; `end` compares the trees with everything that was signed. */
class Verifier {
  constructor(keys, anchors) {
    this.keys = keys;
    this.anchors = anchors;
    this.counts = { facts: 0, streams: 0, leaves: 0, checkpoints: 0, anchors: anchors.length };
    this.findings = [];
    this.shards = new Map();
    this.streams = new Map();
    this.head = undefined;
  }
  report(stream, seq, name, damage, detail) {
    this.findings.push({ stream, seq, name, damage, detail });
  }
  shard(group, key) {
    const at = `${group}/${key}`;
    if (!this.shards.has(at))
      this.shards.set(at, {
        origin: `onevisit/${this.installation}/${at}`,
        leaves: [],
        points: [],
        proofs: [],
        hashes: new Map(),
      });
    return this.shards.get(at);
  }
  line(value) {
    if (value.format) this.header(value);
    else if (value.fact) this.fact(value.fact);
    else if (value.leaf) this.leaf(value.leaf);
    else if (value.proof) this.proof(value.proof);
    else if (value.checkpoint)
      this.shard(value.checkpoint.group, value.checkpoint.key).points.push(value.checkpoint.note);
    else throw new Error('a line that is neither header, fact, leaf, proof nor checkpoint');
  }
  header(value) {
    if (value.format !== 'onevisit-journal-1') throw new Error(`unknown format ${value.format}`);
    this.installation = value.installation;
    // A file of one stream holds no leaves of others: its facts are led to the signed head by proofs.
    this.isPart = value.only !== undefined;
    this.keys ??= value.keys.map(readKey);
  }
  fact(row) {
    this.counts.facts += 1;
    const { hashes } = this.shard(row.group, row.key);
    const place = `${row.group}/${row.key} ${row.stream}`;
    if (this.head?.place !== place) this.begin(row, place);
    const report = (damage, detail) => this.report(row.stream, row.seq, row.name, damage, detail);
    const due = this.head.seq + 1;
    if (row.seq !== due)
      this.report(row.stream, due, '', 'gap', `facts ${due} to ${row.seq - 1} are missing before ${row.name}`);
    const recordedAt = this.content(row, report, row.seq === due);
    this.head = { place, seq: row.seq, hash: row.hash };
    hashes.set(`${row.stream} ${row.seq}`, { hash: row.hash, name: row.name, at: recordedAt, isLeaf: false });
  }
  begin(row, place) {
    this.head = { place, seq: 0, hash: '' };
    this.counts.streams += 1;
    const before = this.streams.get(`${row.group} ${row.stream}`);
    if (before !== undefined)
      this.report(row.stream, row.seq, row.name, 'doubled-stream', `it began before, in shard ${before}`);
    this.streams.set(`${row.group} ${row.stream}`, row.key);
  }
  content(row, report, isNext) {
    let fact;
    try {
      fact = JSON.parse(row.text);
    } catch {
      return report('altered', 'the text is no JSON');
    }
    const alg = fact !== null && typeof fact === 'object' ? fact.alg : undefined;
    if (alg !== 'sha256' && alg !== 'sm3') return report('altered', 'the text names no hash algorithm');
    if (digest(alg, row.text).toString('hex') !== row.hash) return report('altered', 'the text does not give its hash');
    if (Object.keys(fact).sort().join() !== members) return report('not-a-fact', 'not the ten members of a fact');
    if (canonical(fact) !== row.text) return report('not-canonical', 'not the RFC 8785 text of its content');
    if (fact.stream !== row.stream || fact.seq !== row.seq)
      return report('misplaced', `this is ${fact.stream} seq ${fact.seq}`);
    if (fact.name !== row.name) report('wrong-column', `name is ${fact.name} in the text, ${row.name} beside it`);
    const previous = this.head.seq === 0 ? digest(alg, row.stream).toString('hex') : this.head.hash;
    if (isNext && fact.previous !== previous) report('cut-link', 'does not name the hash of the fact before it');
    return Date.parse(fact.recordedAt);
  }
  /** The path of one fact to a signed head (RFC 6962 section 2.1.1); it is held against the head at the end. */
  proof(proof) {
    this.counts.leaves += 1;
    const shard = this.shard(proof.group, proof.key);
    const fact = shard.hashes.get(`${proof.stream} ${proof.seq}`);
    if (!fact) return this.report(proof.stream, proof.seq, '', 'missing', 'a proof of a fact that is not here');
    fact.isLeaf = true;
    if (fact.hash !== proof.hash)
      this.report(proof.stream, proof.seq, fact.name, 'rewritten', 'the proof holds another hash');
    shard.proofs.push(proof);
  }
  leaf(leaf) {
    this.counts.leaves += 1;
    const { leaves, hashes } = this.shard(leaf.group, leaf.key);
    if (leaf.no !== leaves.length)
      this.report(leaf.stream, leaf.seq, '', 'leaf-order', `leaf ${leaves.length} should come here`);
    leaves.push(Buffer.from(leaf.hash, 'hex'));
    const fact = hashes.get(`${leaf.stream} ${leaf.seq}`);
    if (!fact) return this.report(leaf.stream, leaf.seq, '', 'missing', `leaf ${leaf.no} has no fact any more`);
    fact.isLeaf = true;
    if (fact.hash !== leaf.hash)
      this.report(leaf.stream, leaf.seq, fact.name, 'rewritten', `leaf ${leaf.no} holds another hash`);
  }
  end() {
    if (this.installation === undefined) throw new Error('the file has no header');
    for (const { group, key, note } of this.anchors) this.shard(group, key).points.push(note);
    for (const shard of this.shards.values()) {
      this.tree(shard);
      this.unsequenced(shard);
    }
  }
  /** Facts that were recorded an hour before the newest head was signed, or earlier, and stand in no leaf. */
  unsequenced({ hashes, newest }) {
    if (newest === undefined) return;
    for (const [place, fact] of hashes) {
      if (fact.isLeaf || !(fact.at < newest - 3_600_000)) continue;
      const [stream, seq] = place.split(' ');
      this.report(
        stream,
        Number(seq),
        fact.name,
        'unsequenced',
        `recorded ${new Date(fact.at).toISOString()}, in no tree`,
      );
    }
  }
  tree(shard) {
    const heads = shard.points.map((note) => this.signedHead(shard, note)).filter((head) => head !== undefined);
    if (heads.length === 0) return;
    shard.newest = Math.max(...heads.map((head) => head.at));
    const trees = new Map(heads.map((head) => [head.alg, newTree(head.alg)]));
    for (const proof of shard.proofs) this.led(proof, heads);
    const bySize = new Map();
    for (const head of heads) bySize.set(head.size, [...(bySize.get(head.size) ?? []), head]);
    for (const [i, leaf] of shard.leaves.entries()) {
      for (const tree of trees.values()) grow(tree, leaf);
      for (const head of bySize.get(i + 1) ?? [])
        if (!rootOf(trees.get(head.alg)).equals(head.root))
          this.report(
            shard.origin,
            i + 1,
            'checkpoint',
            'checkpoint-root',
            `the first ${i + 1} leaves are not those that were signed`,
          );
    }
  }
  /** Whether a proof leads from its fact to one of the signed heads (RFC 9162 section 2.1.3.2). */
  led(proof, heads) {
    const head = heads.find((one) => one.size === proof.size && one.alg === proof.alg);
    let [fn, sn] = [proof.no, proof.size - 1];
    let at = digest(proof.alg, Buffer.from([0]), Buffer.from(proof.hash, 'hex'));
    let isPath = fn >= 0 && fn <= sn;
    for (const sister of proof.path.map((one) => Buffer.from(one, 'hex'))) {
      if (sn === 0) isPath = false;
      if (fn % 2 === 1 || fn === sn) {
        at = digest(proof.alg, Buffer.from([1]), sister, at);
        while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
      } else at = digest(proof.alg, Buffer.from([1]), at, sister);
      [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    }
    if (!head || !isPath || sn !== 0 || !at.equals(head.root))
      this.report(proof.stream, proof.seq, '', 'unproven', 'its path does not lead to a signed head');
  }
  /** A signed head worth comparing; the others are reported. */
  signedHead({ origin, leaves }, note) {
    this.counts.checkpoints += 1;
    const head = openNote(note, this.keys);
    const size = head ? head.size : 0;
    const report = (damage, detail) => void this.report(origin, size, 'checkpoint', damage, detail);
    if (!head || !head.isTrusted) return report('checkpoint-signature', 'not signed by a trusted key');
    if (head.origin !== origin) return report('checkpoint-order', `the head of ${head.origin}`);
    if (!this.isPart && size > leaves.length)
      return report('checkpoint-ahead', `${size} leaves signed, ${leaves.length} here`);
    return head;
  }
}

/** Lines end at the line feed and nowhere else: JSON may hold U+2028, where node:readline would cut. */
async function* linesOf(file) {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

function usage() {
  process.stderr.write('usage: node verify.mjs <export.ndjson> [--keys <file>] [--anchors <file>] [--json]\n');
  process.exit(2);
}
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

async function main(args) {
  const option = (name) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : (args.splice(at, 2)[1] ?? usage());
  };
  const [keyFile, anchorFile] = [option('--keys'), option('--anchors')];
  const isJson = args.includes('--json');
  const [file, ...rest] = args.filter((one) => one !== '--json');
  if (!file || rest.length > 0 || file.startsWith('-')) usage();
  if (!getHashes().includes('sm3'))
    process.stderr.write('This Node.js knows no SM3; facts hashed with it will stop the verifier.\n');
  const keys = keyFile ? lines(keyFile).map(readKey) : undefined;
  const verifier = new Verifier(keys, anchorFile ? lines(anchorFile).map((line) => JSON.parse(line)) : []);
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    try {
      verifier.line(JSON.parse(line));
    } catch (error) {
      verifier.report('', number, 'line', 'unreadable', `line ${number}: ${error.message}`);
    }
  }
  verifier.end();
  print(verifier, isJson, keys !== undefined);
  process.exit(verifier.findings.length === 0 ? 0 : 1);
}

function print({ counts, findings }, isJson, hasKeys) {
  if (isJson)
    return process.stdout.write(`${JSON.stringify({ counts, findings, keysFrom: hasKeys ? 'outside' : 'file' })}\n`);
  for (const one of findings)
    process.stdout.write(`${one.damage}  ${one.stream} seq ${one.seq} ${one.name}: ${one.detail}\n`);
  process.stdout.write(
    `${counts.facts} facts in ${counts.streams} streams, ${counts.leaves} leaves, ${counts.checkpoints} checkpoints: ${findings.length} wrong` +
      `${hasKeys ? '' : ' (keys believed from the file)'}\n`,
  );
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
