#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Searches that look at many bytes at once, by the processor's vectors where it has them (AVX2, NEON).

enum {
    /// How many places one call looks at, at most.
    BYTE_SCAN_MOST = 4096,
    /// How many bytes before a place count for `byte_scan_find`.
    BYTE_SCAN_BEFORE = 2,
    /// How many bytes from a place on count.
    BYTE_SCAN_AHEAD = 12,
    BYTE_SCAN_ROWS = BYTE_SCAN_BEFORE + BYTE_SCAN_AHEAD,
    BYTE_SCAN_KINDS = 16,
    /// How many entries `places` and `found` must have.
    BYTE_SCAN_ROOM = BYTE_SCAN_MOST + 4,
    /// The kind of whatever lies outside the limits.
    BYTE_SCAN_OUTSIDE = BYTE_SCAN_KINDS - 1,
};

/// Where to look: at the places from `from` to before `to`, of which there are `BYTE_SCAN_MOST` at most.
struct byte_scan_stretch {
    const uint8_t *text;
    /// How many bytes the text has.
    size_t size;
    size_t from, to;
    /// What of the text counts; `from` and `to` lie within.
    size_t first, end;
};

/// Which of sixteen classes may have which bytes around a place. Bytes that are much alike are one kind.
struct byte_scan_openings {
    /// Of each byte from 0x20 to 0x7F its kind; all other bytes are of kind 0.
    uint8_t kinds[6][16];
    /// Of each byte around a place, in order, and of each kind, the classes that may have it there, eight in a byte.
    uint8_t classes[BYTE_SCAN_ROWS][2][BYTE_SCAN_KINDS];
};

/// Where something may open, and what: a class is a bit.
struct byte_scan_opening {
    int32_t place;
    uint16_t classes;
};

/// Fills `found`, ascending, with the places that no ASCII letter, digit or `_` stands before and where the bytes around may open
/// something of a class; gives how many there are.
///
/// `starts_word`: whether nothing counts that stands before the first place.
size_t byte_scan_find(
    const struct byte_scan_stretch *stretch, bool starts_word, const struct byte_scan_openings *openings,
    struct byte_scan_opening *found);

/// How words begin: a set of bits by `byte_scan_three`.
struct byte_scan_words {
    uint32_t beginnings[(1 << 15) / 32];
};

/// Of four bytes in the order of memory, the bit of the first three, which are letters of either case.
static inline uint32_t byte_scan_three(uint32_t bytes) { return (bytes & 0x1F1F1F) * 0x9E3779B1u >> 17; }

/// Fills `places`, ascending, with those where an ASCII letter stands that begins a word, or a part of a `camelCase` one, and
/// a word may begin like that; gives how many there are. The whole text counts.
size_t byte_scan_words(const struct byte_scan_stretch *stretch, const struct byte_scan_words *words, int32_t *places);

/// How many of the bytes are one.
size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte);
