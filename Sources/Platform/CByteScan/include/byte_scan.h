#pragma once

#include <stddef.h>
#include <stdint.h>

enum {
    /// How many places one call looks at.
    BYTE_SCAN_PLACES = 64,
    /// How many bytes before a place count.
    BYTE_SCAN_BEFORE = 2,
    /// How many bytes from a place on count.
    BYTE_SCAN_AHEAD = 6,
    BYTE_SCAN_ROWS = BYTE_SCAN_BEFORE + BYTE_SCAN_AHEAD,
    /// How many bytes a call reads from its first place on.
    BYTE_SCAN_READ = BYTE_SCAN_PLACES + BYTE_SCAN_AHEAD - 1,
};

/// Of each byte around a place, in order, which of sixteen classes may have it there: a class may if both halves of the byte,
/// the low and the high one, say so. Eight classes share a table.
struct byte_scan_openings {
    uint8_t low[BYTE_SCAN_ROWS][2][16];
    uint8_t high[BYTE_SCAN_ROWS][2][16];
};

/// Whether this processor has the instructions for `byte_scan_find`.
int byte_scan_is_available(void);

/// Of the next `BYTE_SCAN_PLACES` places, those that no ASCII letter, digit or `_` stands before and where the bytes around the
/// place may open something of a class: the lowest bit is the first place. Reads `BYTE_SCAN_READ` bytes from `bytes` on, and
/// `BYTE_SCAN_BEFORE` before.
///
/// `count` is how many places are wanted: what is said of others is worth nothing. From `asked` on places are told whatever they
/// open. `word_before` says whether such a byte stands before the first place, and afterwards before the place that follows.
uint64_t byte_scan_find(
    const uint8_t *bytes, size_t count, size_t asked, const struct byte_scan_openings *openings, uint64_t *word_before);

/// How many of the bytes are one.
size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte);
