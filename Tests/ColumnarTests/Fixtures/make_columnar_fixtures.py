"""Writes Parquet and ORC files, and beside each the values that pyarrow reads from it.

    make_columnar_fixtures.py OUT [FOLDER]

Beside `x.parquet` stands `x.parquet.jsonl`, a line a value: [record, path, positions, text]. With FOLDER, the files that
it holds already are read too, and those that pyarrow can read get their expectations in OUT.
Needs pyarrow; fastparquet and pandas for the files of a second writer.
"""

import datetime
import decimal
import json
import pathlib
import random
import shutil
import sys
import uuid

import numpy
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

SEED = 20
ROWS = 2500
CODECS = ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]


# What a person would see.


def text_of_float(value, shortest):
    if numpy.isfinite(value) and abs(value) < 1e18 and float(value).is_integer():
        return str(int(value))
    return shortest


def text_of_day(days):
    return str(datetime.date(1970, 1, 1) + datetime.timedelta(days=days))


def text_of_clock(value, per_second):
    second, fraction = divmod(value, per_second)
    text = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    if fraction:
        text += "." + str(fraction).zfill(len(str(per_second)) - 1).rstrip("0")
    return text


def text_of_bytes(value):
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(c < " " and c not in "\t\n\r" for c in text) else text


PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def text_of(scalar):
    kind = scalar.type
    if pa.types.is_boolean(kind):
        return "true" if scalar.as_py() else "false"
    if pa.types.is_float16(kind):
        value = numpy.float32(scalar.as_py())
        return text_of_float(value, str(value))
    if pa.types.is_float32(kind):
        value = numpy.float32(scalar.as_py())
        return text_of_float(value, str(value))
    if pa.types.is_float64(kind):
        return text_of_float(scalar.as_py(), repr(scalar.as_py()))
    if pa.types.is_decimal(kind):
        return format(scalar.as_py(), "f")
    if pa.types.is_date32(kind):
        return text_of_day(scalar.value)
    if pa.types.is_date64(kind):
        return text_of_day(scalar.value // 86_400_000)
    if pa.types.is_time(kind):
        return text_of_clock(scalar.value, PER_SECOND[kind.unit])
    if pa.types.is_timestamp(kind):
        day, rest = divmod(scalar.value, 86_400 * PER_SECOND[kind.unit])
        return text_of_day(day) + " " + text_of_clock(rest, PER_SECOND[kind.unit]) + ("Z" if kind.tz else "")
    if pa.types.is_duration(kind):
        return str(scalar.value)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        return text_of_bytes(scalar.as_py())
    return str(scalar.as_py())


def values(array, place, path, positions):
    """Yields path, positions and text of what stands at a place of an array."""
    kind = array.type
    if isinstance(kind, pa.BaseExtensionType):
        scalar = array[place]
        if scalar.as_py() is not None:
            value = scalar.as_py()
            yield path, positions, value if isinstance(value, str) else str(value)
    elif pa.types.is_union(kind):
        code = array.type_codes[place].as_py()
        child = array.field(kind.type_codes.index(code))
        at = array.offsets[place].as_py() if kind.mode == "dense" else place
        yield from values(child, at, path, positions)
    elif not array[place].is_valid:
        return
    elif pa.types.is_struct(kind):
        for index in range(kind.num_fields):
            yield from values(array.field(index), place + array.offset * 0, path + [kind.field(index).name], positions)
    elif pa.types.is_map(kind):
        for position, pair in enumerate(array[place].values):
            for index, name in enumerate(["key", "value"]):
                field = array[place].values.field(index)
                yield from values(field, position, path + [None, name], positions + [position])
            del pair
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        items = array[place].values
        for position in range(len(items)):
            yield from values(items, position, path + [None], positions + [position])
    elif not pa.types.is_null(kind):
        scalar = array[place]
        if pa.types.is_dictionary(kind):
            scalar = scalar.value
        text = text_of(scalar)
        if text is not None:
            yield path, positions, text


def expect(table, path):
    with open(str(path) + ".jsonl", "w", encoding="utf-8", newline="\n") as out:
        first = 0
        for batch in table.to_batches():
            for name, column in zip(table.column_names, batch.columns):
                for place in range(len(column)):
                    for names, positions, text in values(column, place, [name], []):
                        text = text.encode("utf-8", "replace").decode()
                        line = [first + place, names, positions, text]
                        out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
            first += len(batch)


# What is written.


def some(make, rng, count=ROWS, nulls=0.2):
    return [None if rng.random() < nulls else make() for _ in range(count)]


def word(rng):
    return rng.choice(["", "alpha", "βήτα", "gamma delta", "日本", "a\"b\\c", "line\nbreak", "x" * 40]) + str(rng.randrange(60))


def flat(rng, count=ROWS):
    def column(kind, make, nulls=0.2):
        return pa.array(some(make, rng, count, nulls), kind)

    day = lambda: datetime.date(1970, 1, 1) + datetime.timedelta(days=rng.randrange(-30000, 40000))
    number = lambda bits: rng.randrange(-(2 ** (bits - 1)), 2 ** (bits - 1)) >> rng.choice([0, 0, bits // 2, bits - 3])
    money = lambda digits: decimal.Decimal(rng.randrange(-(10**digits) + 1, 10**digits)).scaleb(-2)
    wide = decimal.Context(prec=80)
    columns = {
        "boolean": column(pa.bool_(), lambda: rng.random() < 0.3),
        "int8": column(pa.int8(), lambda: number(8)),
        "uint8": column(pa.uint8(), lambda: number(8) & 0xFF),
        "int16": column(pa.int16(), lambda: number(16)),
        "uint16": column(pa.uint16(), lambda: number(16) & 0xFFFF),
        "int32": column(pa.int32(), lambda: number(32)),
        "uint32": column(pa.uint32(), lambda: number(32) & 0xFFFFFFFF),
        "int64": column(pa.int64(), lambda: number(64)),
        "uint64": column(pa.uint64(), lambda: number(64) & (2**64 - 1)),
        "required": pa.array(range(count), pa.int64()),
        "half": pa.array([numpy.float16(rng.uniform(-9, 9)) for _ in range(count)], pa.float16()),
        "single": column(pa.float32(), lambda: rng.choice([rng.uniform(-1e6, 1e6), 4.0, 1e-9, float("inf")])),
        "double": column(pa.float64(), lambda: rng.choice([rng.uniform(-1e6, 1e6), 4111111111111111.0, 1e300, 2e-7])),
        "text": column(pa.string(), lambda: word(rng)),
        "large": column(pa.large_string(), lambda: word(rng)),
        "sorted": pa.array(sorted(f"user{rng.randrange(10**6):06}@example.com" for _ in range(count)), pa.string()),
        "unique": pa.array([str(uuid.UUID(int=rng.getrandbits(128))) for _ in range(count)], pa.string()),
        "binary": column(pa.binary(), lambda: rng.choice([b"text", b"\x00\xff", "é".encode(), b"\xe9", b""])),
        "fixed": column(pa.binary(4), lambda: rng.choice([b"abcd", b"\x00\x01\x02\x03", b"1234"])),
        "category": pa.array(some(lambda: rng.choice(["red", "green", "blue"]), rng, count)).dictionary_encode(),
        "decimal9": column(pa.decimal128(9, 2), lambda: money(9)),
        "decimal18": column(pa.decimal128(18, 2), lambda: money(18)),
        "decimal38": column(pa.decimal128(38, 2), lambda: wide.create_decimal(rng.randrange(-(10**37), 10**37)).scaleb(-2, wide)),
        "decimal76": column(pa.decimal256(76, 3), lambda: wide.create_decimal(rng.randrange(-(10**75), 10**75)).scaleb(-3, wide)),
        "date": column(pa.date32(), day),
        "date64": column(pa.date64(), day),
        "time_ms": column(pa.time32("ms"), lambda: rng.randrange(86_400_000)),
        "time_us": column(pa.time64("us"), lambda: rng.randrange(86_400_000_000)),
        "time_ns": column(pa.time64("ns"), lambda: rng.randrange(86_400_000_000_000)),
        "seconds": column(pa.timestamp("s"), lambda: rng.randrange(-(10**9), 9 * 10**9)),
        "millis": column(pa.timestamp("ms"), lambda: rng.randrange(-(10**12), 9 * 10**12)),
        "micros": column(pa.timestamp("us", "UTC"), lambda: rng.randrange(-(10**15), 9 * 10**15)),
        "nanos": column(pa.timestamp("ns"), lambda: rng.randrange(-(10**18), 5 * 10**18)),
        "zoned": column(pa.timestamp("ns", "Europe/Berlin"), lambda: rng.randrange(-(10**18), 5 * 10**18)),
        "duration": column(pa.duration("us"), lambda: rng.randrange(10**9)),
        "nothing": pa.nulls(count),
        "empty": pa.nulls(count, pa.string()),
    }
    if hasattr(pa, "uuid"):
        columns["uuid"] = pa.array(some(lambda: uuid.UUID(int=rng.getrandbits(128)).bytes, rng, count), pa.uuid())
    if hasattr(pa, "json_"):
        columns["json"] = pa.array(some(lambda: '{"a":1}', rng, count), pa.json_())
    return pa.table(columns)


def runs(rng, count=ROWS):
    """Numbers of the shapes that run-length encodings tell apart."""
    outlier = lambda: rng.randrange(100) if rng.random() < 0.97 else rng.randrange(2**40)
    signed = lambda: rng.randrange(-50, 50) if rng.random() < 0.97 else -rng.randrange(2**33)
    return pa.table(
        {
            "constant": pa.array([7] * count, pa.int64()),
            "short": pa.array([x for x in range(count // 5) for _ in range(5)], pa.int64()),
            "rising": pa.array(numpy.cumsum([rng.randrange(9) for _ in range(count)]), pa.int64()),
            "falling": pa.array(-numpy.cumsum([rng.randrange(1000) for _ in range(count)]), pa.int64()),
            "steps": pa.array(range(0, -3 * count, -3), pa.int32()),
            "outliers": pa.array([outlier() for _ in range(count)], pa.int64()),
            "signed_outliers": pa.array([signed() for _ in range(count)], pa.int64()),
            "random": pa.array([rng.getrandbits(64) - 2**63 for _ in range(count)], pa.int64()),
            "extremes": pa.array([rng.choice([-(2**63), 2**63 - 1, 0, -1]) for _ in range(count)], pa.int64()),
            "bits": pa.array([rng.random() < 0.5 for _ in range(count)]),
            "long_bits": pa.array([x // 300 % 2 == 0 for x in range(count)]),
            "rare": pa.array([x if x % 700 == 0 else None for x in range(count)], pa.int32()),
            "byte": pa.array([rng.choice([1, 1, 1, -3, 9]) for _ in range(count)], pa.int8()),
        }
    )


def nested(rng, count=ROWS):
    def integers():
        return [rng.choice([None, rng.randrange(100)]) for _ in range(rng.randrange(5))]

    person = pa.struct([("name", pa.string()), ("tags", pa.list_(pa.string())), ("home", pa.struct([("zip", pa.string())]))])
    make_person = lambda: {
        "name": rng.choice([None, word(rng)]),
        "tags": rng.choice([None, [], [word(rng), None, word(rng)]]),
        "home": rng.choice([None, {"zip": rng.choice([None, "12345"])}]),
    }
    pairs = lambda: [(f"k{x}", rng.choice([None, word(rng)])) for x in range(rng.randrange(4))]
    return pa.table(
        {
            "id": pa.array(range(count), pa.int32()),
            "list": pa.array(some(integers, rng, count), pa.list_(pa.int32())),
            "lists": pa.array(some(lambda: some(integers, rng, rng.randrange(4)), rng, count), pa.list_(pa.list_(pa.int64()))),
            "person": pa.array(some(make_person, rng, count), person),
            "people": pa.array(some(lambda: some(make_person, rng, rng.randrange(4)), rng, count), pa.list_(person)),
            "map": pa.array(some(pairs, rng, count), pa.map_(pa.string(), pa.string())),
            "deep": pa.array(
                some(lambda: [(f"k{x}", some(make_person, rng, 2)) for x in range(rng.randrange(3))], rng, count),
                pa.map_(pa.string(), pa.list_(person)),
            ),
            "pair": pa.array(some(lambda: [rng.randrange(9), None], rng, count), pa.list_(pa.int16(), 2)),
        }
    )


def parquet(out, name, table, **options):
    path = out / (name + ".parquet")
    pq.write_table(table, path, **options)
    expect(pq.read_table(path), path)


PLAIN = {"use_dictionary": False}
DELTA = {
    **{name: "DELTA_BINARY_PACKED" for name in ["int8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "required", "date", "nanos", "micros", "millis", "time_us", "decimal9x"]},
    **{name: "DELTA_BYTE_ARRAY" for name in ["sorted", "text", "fixed", "decimal38"]},
    **{name: "DELTA_LENGTH_BYTE_ARRAY" for name in ["unique", "binary", "large", "empty"]},
    **{name: "BYTE_STREAM_SPLIT" for name in ["single", "double", "decimal18", "half"]},
    "boolean": "RLE",
}


def write_parquet(out, rng):
    table = flat(rng)
    for codec in CODECS:
        for version in ["1.0", "2.0"]:
            options = {"compression": codec, "data_page_version": version, "row_group_size": 900}
            parquet(out, f"flat_{codec}_v{version[0]}", table, data_page_size=2000, write_page_checksum=True, **options)
            parquet(out, f"nested_{codec}_v{version[0]}", nested(rng, 600), data_page_size=500, **options)
    for version in ["1.0", "2.0"]:
        tag = version[0]
        options = {"data_page_version": version, "compression": "none"}
        parquet(out, f"plain_v{tag}", table, **PLAIN, **options)
        encodings = {k: v for k, v in DELTA.items() if k in table.column_names}
        parquet(out, f"encodings_v{tag}", table, use_dictionary=False, column_encoding=encodings, data_page_size=3000, **options)
        split = {name: "BYTE_STREAM_SPLIT" for name in ["int32", "int64", "single", "double", "fixed", "decimal38", "decimal76"]}
        parquet(out, f"split_v{tag}", table, use_dictionary=False, column_encoding=split, **options)
        parquet(out, f"overflow_v{tag}", table, dictionary_pagesize_limit=600, data_page_size=700, write_batch_size=64, **options)
        parquet(out, f"runs_v{tag}", runs(rng), **options)
        delta = {name: "DELTA_BINARY_PACKED" for name in runs(rng, 10).column_names if name not in ("bits", "long_bits")}
        parquet(out, f"runs_delta_v{tag}", runs(rng), use_dictionary=False, column_encoding=delta, **options)
    parquet(out, "legacy_names", nested(rng, 500), use_compliant_nested_type=False)
    parquet(out, "int96", table.select(["nanos", "millis", "zoned"]), use_deprecated_int96_timestamps=True)
    parquet(out, "decimal_integers", table.select(["decimal9", "decimal18", "decimal38"]), store_decimal_as_integer=True)
    parquet(out, "version1", table.drop_columns(["nanos", "zoned", "time_ns"]), version="1.0")
    parquet(out, "no_rows", table.slice(0, 0))
    parquet(out, "one_row", table.slice(0, 1))
    parquet(out, "required", pa.table(
        {"a": pa.array(range(300), pa.int64()), "b": pa.array([f"v{x % 7}" for x in range(300)])},
        schema=pa.schema([pa.field("a", pa.int64(), nullable=False), pa.field("b", pa.string(), nullable=False)])))
    wide = pa.table({f"column{x}": pa.array([x, None, -x], pa.int32()) for x in range(800)})
    parquet(out, "wide", wide)
    long = pa.table({"long": pa.array(["y" * 700_000, "z" * 300_000, "end"])})
    parquet(out, "long_values", long)


def write_encrypted(out):
    """Files whose footer, or one of whose columns, needs a key."""
    try:
        import pyarrow.parquet.encryption as pe
    except ImportError:
        return
    import base64

    class Keys(pe.KmsClient):
        def __init__(self, config):
            pe.KmsClient.__init__(self)

        def wrap_key(self, key, name):
            return base64.b64encode(key)

        def unwrap_key(self, key, name):
            return base64.b64decode(key)

    table = pa.table({"open": ["visible"] * 10, "closed": ["hidden"] * 10})
    factory = pe.CryptoFactory(lambda config: Keys(config))
    for name, plaintext in [("footer", False), ("column", True)]:
        config = pe.EncryptionConfiguration(footer_key="f", column_keys={"c": ["closed"]}, plaintext_footer=plaintext)
        properties = factory.file_encryption_properties(pe.KmsConnectionConfig(), config)
        with pq.ParquetWriter(out / f"encrypted_{name}.parquet", table.schema, encryption_properties=properties) as writer:
            writer.write_table(table)


def write_fastparquet(out, rng):
    try:
        import fastparquet
        import pandas
    except ImportError:
        return
    count = 3000
    frame = pandas.DataFrame(
        {
            "integer": [rng.randrange(10**6) for _ in range(count)],
            "small": numpy.array([rng.randrange(100) for _ in range(count)], "int8"),
            "double": [rng.choice([rng.uniform(0, 9), float("nan")]) for _ in range(count)],
            "text": [rng.choice([None, word(rng)]) for _ in range(count)],
            "moment": pandas.to_datetime([rng.randrange(10**15) for _ in range(count)], unit="us"),
            "flag": [rng.random() < 0.5 for _ in range(count)],
            "category": pandas.Categorical([rng.choice(["a", "b", "c"]) for _ in range(count)]),
        }
    )
    for codec in ["UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4", "BROTLI"]:
        path = out / f"fastparquet_{codec.lower()}.parquet"
        try:
            fastparquet.write(str(path), frame, compression=codec, row_group_offsets=1000, object_encoding={"text": "utf8"})
            expect(pq.read_table(path), path)
        except Exception as error:
            print("not by fastparquet:", codec, error)
            path.unlink(missing_ok=True)


ORC_KINDS = [
    "boolean", "int8", "int16", "int32", "int64", "required", "single", "double", "text", "sorted", "unique", "binary",
    "decimal9", "decimal18", "decimal38", "date", "seconds", "millis", "micros", "nanos", "zoned", "empty",
]


def orc_file(out, name, table, **options):
    path = out / (name + ".orc")
    orc.write_table(table, path, **options)
    expect(orc.read_table(path), path)


def write_orc(out, rng):
    table = flat(rng).select(ORC_KINDS)
    for codec in ["uncompressed", "zlib", "snappy", "lz4", "zstd"]:
        for version in ["0.11", "0.12"]:
            tag = version.replace(".", "")
            options = {"compression": codec, "file_version": version, "compression_block_size": 65536}
            orc_file(out, f"flat_{codec}_{tag}", table, dictionary_key_size_threshold=0.9, **options)
            orc_file(out, f"runs_{codec}_{tag}", runs(rng, 5000), **options)
            orc_file(out, f"nested_{codec}_{tag}", nested(rng, 500).drop_columns(["pair"]), **options)
    big = pa.concat_tables([runs(rng, 5000)] * 8)
    orc_file(out, "stripes", big, stripe_size=100_000, batch_size=512, compression="zstd")
    orc_file(out, "direct", table, dictionary_key_size_threshold=0.0, compression="zlib")
    orc_file(out, "no_rows", table.slice(0, 0))
    orc_file(out, "one_row", table.slice(0, 1))
    union = pa.UnionArray.from_dense(
        pa.array([0, 1, 1, 0, 1], pa.int8()), pa.array([0, 0, 1, 1, 2], pa.int32()),
        [pa.array(["a", "b"]), pa.array([1, 2, 3], pa.int64())])
    try:
        orc_file(out, "union", pa.table({"either": union, "list": pa.array([[1], None, [], [2, 3], [None]])}))
    except Exception as error:
        print("no union:", error)
        for stale in out.glob("union.orc*"):
            stale.unlink()


def write_small(out, rng):
    """Files to be damaged: small, of every shape."""
    table = flat(rng, 50)
    encodings = {k: v for k, v in DELTA.items() if k in table.column_names}
    for version in ["1.0", "2.0"]:
        for codec in ["none", "snappy", "gzip", "zstd", "lz4", "brotli"]:
            options = {"data_page_version": version, "compression": codec, "row_group_size": 30}
            parquet(out, f"small_flat_{codec}_v{version[0]}", table, **options)
            parquet(out, f"small_nested_{codec}_v{version[0]}", nested(rng, 50), data_page_size=200, **options)
        options = {"data_page_version": version, "compression": "none", "use_dictionary": False}
        parquet(out, f"small_encodings_v{version[0]}", table, column_encoding=encodings, **options)
    kinds = [name for name in table.column_names if name in ORC_KINDS]
    for codec in ["uncompressed", "zlib", "snappy", "lz4", "zstd"]:
        for version in ["0.11", "0.12"]:
            options = {"compression": codec, "file_version": version}
            tag = f"{codec}_{version.replace('.', '')}"
            orc_file(out, f"small_flat_{tag}", table.select(kinds), dictionary_key_size_threshold=0.9, **options)
            orc_file(out, f"small_nested_{tag}", nested(rng, 50).drop_columns(["pair"]), **options)
            orc_file(out, f"small_runs_{tag}", runs(rng, 600), **options)


def read_others(out, folder):
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".parquet", ".orc"):
            continue
        copy = out / ("other_" + path.name)
        try:
            options = {"coerce_int96_timestamp_unit": "us", "page_checksum_verification": True}
            table = pq.read_table(path, **options) if path.suffix == ".parquet" else orc.read_table(path)
            shutil.copy(path, copy)
            expect(table, copy)
        except Exception as error:
            print("not by pyarrow:", path.name, str(error)[:100])
            copy.unlink(missing_ok=True)
            pathlib.Path(str(copy) + ".jsonl").unlink(missing_ok=True)


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    write_parquet(out, rng)
    write_encrypted(out)
    write_fastparquet(out, rng)
    write_orc(out, rng)
    write_small(out, rng)
    if len(sys.argv) > 2:
        read_others(out, pathlib.Path(sys.argv[2]))


if __name__ == "__main__":
    main()
