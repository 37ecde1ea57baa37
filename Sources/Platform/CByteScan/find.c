#include "vectors.h"

static inline uint8_t kind_of(uint8_t byte, const struct byte_scan_openings *openings) {
    return byte >= 0x20 && byte < 0x80 ? openings->kinds[(byte >> 4) - 2][byte & 15] : 0;
}

/// What stands so many bytes from the first place on.
static inline uint8_t kind_at(
    const struct byte_scan_stretch *stretch, ptrdiff_t offset, const struct byte_scan_openings *openings
) {
    ptrdiff_t place = (ptrdiff_t)stretch->from + offset;
    bool counts = place >= (ptrdiff_t)stretch->first && place < (ptrdiff_t)stretch->end;
    return counts ? kind_of(stretch->text[place], openings) : BYTE_SCAN_OUTSIDE;
}

static bool word_stands_before(const struct byte_scan_stretch *stretch, bool starts_word) {
    return !starts_word && stretch->from > 0 && is_word(stretch->text[stretch->from - 1]);
}

#if defined(VECTORS)

VECTOR vector kinds_of(vector bytes, const struct byte_scan_openings *openings) {
    vector kinds = splat(0);
    for (int sixteen = 0; sixteen < 6; sixteen++) {
        vector places = differing(bytes, splat((uint8_t)((sixteen + 2) << 4)));
        kinds = either(kinds, lookup_or_zero(table(openings->kinds[sixteen]), places));
    }
    return kinds;
}

/// The classes of each lane, eight in a byte.
///
/// `kinds`: from the first byte that counts for the first lane.
VECTOR void classes_of(const uint8_t *kinds, const struct byte_scan_openings *openings, vector *low, vector *high) {
    *low = *high = splat(0xFF);
    for (int row = 0; row < BYTE_SCAN_ROWS; row++) {
        vector at = load(kinds + row);
        *low = both(*low, lookup(table(openings->classes[row][0]), at));
        *high = both(*high, lookup(table(openings->classes[row][1]), at));
    }
}

/// Adds some lanes with their classes, and gives how many there are. Two are written without asking how many are wanted: that
/// no processor guesses.
VECTOR size_t add_openings(
    uint32_t lanes, vector low, vector high, size_t first, struct byte_scan_opening *found
) {
    uint8_t classes[2][LANES];
    store(classes[0], low);
    store(classes[1], high);
    size_t count = (size_t)__builtin_popcount(lanes);
    for (size_t done = 0; done < count; done += 2) {
        for (size_t next = done; next < done + 2; next++) {
            size_t lane = (size_t)__builtin_ctz(lanes | 1u << (LANES - 1));
            found[next].place = (int32_t)(first + lane);
            found[next].classes = (uint16_t)(classes[0][lane] | classes[1][lane] << 8);
            lanes &= lanes - 1;
        }
    }
    return count;
}

VECTORS size_t find_by_vectors(
    const struct byte_scan_stretch *stretch, bool starts_word, const struct byte_scan_openings *openings,
    struct byte_scan_opening *found
) {
    // Of the bytes before the first place, the places and those that count for the last ones.
    uint8_t kinds[BYTE_SCAN_BEFORE + BYTE_SCAN_MOST + BYTE_SCAN_AHEAD + 2 * LANES];
    uint32_t words[BYTE_SCAN_MOST / LANES];
    size_t from = stretch->from;
    size_t count = stretch->to - from;
    size_t end = count + BYTE_SCAN_AHEAD - 1;
    if (stretch->end - from < end) end = stretch->end - from;
    for (int before = 1; before <= BYTE_SCAN_BEFORE; before++) {
        kinds[BYTE_SCAN_BEFORE - before] = kind_at(stretch, -before, openings);
    }
    for (size_t place = 0; place < end; place += LANES) {
        vector bytes = bytes_at(stretch, from + place);
        store(kinds + BYTE_SCAN_BEFORE + place, kinds_of(bytes, openings));
        if (place >= count) continue;
        words[place / LANES] = lanes_of(either(either(letters(bytes), digits(bytes)), equal(bytes, splat('_'))));
    }
    // As far as the bytes reach that count for the last place.
    store(kinds + BYTE_SCAN_BEFORE + end, splat(BYTE_SCAN_OUTSIDE));
    size_t total = 0;
    uint32_t before = word_stands_before(stretch, starts_word);
    for (size_t place = 0; place < count; place += LANES) {
        uint32_t word = words[place / LANES];
        uint32_t left = ~(word << 1 | before) & first_lanes(count - place);
        before = word >> (LANES - 1) & 1;
        if (left == 0) continue;
        vector low, high;
        classes_of(kinds + place, openings, &low, &high);
        total += add_openings(left & nonzero(either(low, high)), low, high, from + place, found + total);
    }
    return total;
}

#endif

static size_t find_one_by_one(
    const struct byte_scan_stretch *stretch, bool starts_word, const struct byte_scan_openings *openings,
    struct byte_scan_opening *found
) {
    size_t total = 0;
    bool before = word_stands_before(stretch, starts_word);
    for (size_t place = stretch->from; place < stretch->to; place++) {
        bool begins = !before;
        before = is_word(stretch->text[place]);
        if (!begins) continue;
        uint16_t classes = UINT16_MAX;
        for (int row = 0; row < BYTE_SCAN_ROWS && classes != 0; row++) {
            uint8_t kind = kind_at(stretch, (ptrdiff_t)(place - stretch->from) + row - BYTE_SCAN_BEFORE, openings);
            classes &= (uint16_t)(openings->classes[row][0][kind] | openings->classes[row][1][kind] << 8);
        }
        if (classes == 0) continue;
        found[total].place = (int32_t)place;
        found[total].classes = classes;
        total++;
    }
    return total;
}

size_t byte_scan_find(
    const struct byte_scan_stretch *stretch, bool starts_word, const struct byte_scan_openings *openings,
    struct byte_scan_opening *found
) {
#if defined(VECTORS)
    if (has_vectors()) return find_by_vectors(stretch, starts_word, openings, found);
#endif
    return find_one_by_one(stretch, starts_word, openings, found);
}
