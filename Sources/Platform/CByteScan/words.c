#include "vectors.h"

static inline bool may_begin(uint32_t bytes, const struct byte_scan_words *words) {
    uint32_t bit = byte_scan_three(bytes);
    return words->beginnings[bit >> 5] >> (bit & 31) & 1;
}

/// Keeps of some places those where a word may begin, and gives how many.
static inline size_t keep_beginnings(
    const struct byte_scan_stretch *stretch, const struct byte_scan_words *words, int32_t *places, size_t count
) {
    size_t kept = 0;
    for (size_t number = 0; number < count; number++) {
        size_t place = (size_t)places[number];
        size_t left = stretch->size - place;
        uint32_t bytes = 0;
        if (left >= sizeof bytes) {
            memcpy(&bytes, stretch->text + place, sizeof bytes);
        } else {
            memcpy(&bytes, stretch->text + place, left);
        }
        // Written always and kept only where a word may begin: which places these are, no processor guesses.
        places[kept] = (int32_t)place;
        kept += may_begin(bytes, words);
    }
    return kept;
}

#if defined(VECTORS)

/// Where words begin, or parts of them do: at a capital beside a small letter.
VECTORS size_t beginnings_by_vectors(const struct byte_scan_stretch *stretch, int32_t *places) {
    size_t found = 0;
    size_t count = stretch->to - stretch->from;
    uint8_t last = stretch->from > 0 ? stretch->text[stretch->from - 1] : 0;
    uint32_t before = is_letter_or_digit(last);
    uint32_t small_before = (uint8_t)(last - 'a') < 26;
    for (size_t place = 0; place < count; place += LANES) {
        vector bytes = bytes_at(stretch, stretch->from + place);
        uint32_t letter = lanes_of(letters(bytes));
        uint32_t small = lanes_of(within(bytes, 'a', 26));
        uint32_t one = letter | lanes_of(digits(bytes));
        // What follows the last lane is not known here.
        uint32_t beside_small = small << 1 | small_before | small >> 1 | 1u << (LANES - 1);
        uint32_t begins = (letter & ~(one << 1 | before)) | (letter & ~small & beside_small);
        before = one >> (LANES - 1) & 1;
        small_before = small >> (LANES - 1) & 1;
        found += add_places(begins & first_lanes(count - place), stretch->from + place, places + found);
    }
    return found;
}

#endif

static size_t beginnings(const struct byte_scan_stretch *stretch, int32_t *places) {
#if defined(VECTORS)
    if (has_vectors()) return beginnings_by_vectors(stretch, places);
#endif
    size_t found = 0;
    for (size_t place = stretch->from; place < stretch->to; place++) {
        uint8_t byte = stretch->text[place];
        // Any capital may be one beside a small letter.
        bool begins = place == 0 || byte < 'a' || !is_letter_or_digit(stretch->text[place - 1]);
        if (is_letter(byte) && begins) places[found++] = (int32_t)place;
    }
    return found;
}

size_t byte_scan_words(const struct byte_scan_stretch *stretch, const struct byte_scan_words *words, int32_t *places) {
    return keep_beginnings(stretch, words, places, beginnings(stretch, places));
}
