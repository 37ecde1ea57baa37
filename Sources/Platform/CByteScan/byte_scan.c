#include "byte_scan.h"

// Each processor's part tells, of some places at once, which hold a word's byte and which may open something. All of it is
// unrolled by the compiler: the bounds are constants.

size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte) {
    size_t total = 0;
    while (count > 0) {
        // As many as a byte can count, so that the compiler adds up vectors of bytes.
        size_t part = count < 255 ? count : 255;
        uint8_t found = 0;
        for (size_t place = 0; place < part; place++) found += bytes[place] == byte;
        total += found;
        bytes += part;
        count -= part;
    }
    return total;
}

static uint64_t from(size_t place) { return place < BYTE_SCAN_PLACES ? UINT64_MAX << place : 0; }

static uint64_t starts(uint64_t word, uint64_t *word_before) {
    uint64_t starts = ~(word << 1 | *word_before);
    *word_before = word >> 63;
    return starts;
}

#if defined(__x86_64__)

#include <immintrin.h>

int byte_scan_is_available(void) { return __builtin_cpu_supports("avx2") != 0; }

#define AVX2 __attribute__((target("avx2")))

/// Where `bytes - first` is below `count`; comparisons know signed bytes alone.
AVX2 static inline __m256i within(__m256i bytes, uint8_t first, uint8_t count) {
    __m256i moved = _mm256_add_epi8(bytes, _mm256_set1_epi8((char)(0x80 - first)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(0x80 + count)), moved);
}

AVX2 static inline uint32_t words(__m256i bytes) {
    __m256i letters = within(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 26);
    __m256i others = _mm256_or_si256(within(bytes, '0', 10), _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('_')));
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(letters, others));
}

AVX2 static inline __m256i table(const uint8_t *entries) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)entries));
}

AVX2 static inline uint32_t opens(const uint8_t *bytes, const struct byte_scan_openings *openings) {
    __m256i half = _mm256_set1_epi8(0x0F);
    __m256i classes[2] = {_mm256_set1_epi8(-1), _mm256_set1_epi8(-1)};
    for (int row = 0; row < BYTE_SCAN_ROWS; row++) {
        __m256i at = _mm256_loadu_si256((const __m256i *)(bytes + row - BYTE_SCAN_BEFORE));
        __m256i low = _mm256_and_si256(at, half);
        __m256i high = _mm256_and_si256(_mm256_srli_epi16(at, 4), half);
        for (int eight = 0; eight < 2; eight++) {
            __m256i by_low = _mm256_shuffle_epi8(table(openings->low[row][eight]), low);
            __m256i by_high = _mm256_shuffle_epi8(table(openings->high[row][eight]), high);
            classes[eight] = _mm256_and_si256(classes[eight], _mm256_and_si256(by_low, by_high));
        }
    }
    __m256i none = _mm256_cmpeq_epi8(_mm256_or_si256(classes[0], classes[1]), _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_epi8(none);
}

AVX2 uint64_t byte_scan_find(
    const uint8_t *bytes, size_t count, size_t asked, const struct byte_scan_openings *openings, uint64_t *word_before
) {
    uint64_t word = words(_mm256_loadu_si256((const __m256i *)bytes));
    uint64_t opening = opens(bytes, openings);
    if (count > 32) {
        word |= (uint64_t)words(_mm256_loadu_si256((const __m256i *)(bytes + 32))) << 32;
        opening |= (uint64_t)opens(bytes + 32, openings) << 32;
    }
    return (opening | from(asked)) & starts(word, word_before);
}

#elif defined(__aarch64__)

#include <arm_neon.h>

int byte_scan_is_available(void) { return 1; }

/// The lowest bit of each byte, which is all ones or all zeros.
static inline uint64_t bits(uint8x16_t bytes) {
    static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t kept = vandq_u8(bytes, vld1q_u8(places));
    return (uint64_t)vaddv_u8(vget_low_u8(kept)) | (uint64_t)vaddv_u8(vget_high_u8(kept)) << 8;
}

static inline uint64_t words(uint8x16_t bytes) {
    uint8x16_t folded = vsubq_u8(vorrq_u8(bytes, vdupq_n_u8(0x20)), vdupq_n_u8('a'));
    uint8x16_t letters = vcltq_u8(folded, vdupq_n_u8(26));
    uint8x16_t digits = vcltq_u8(vsubq_u8(bytes, vdupq_n_u8('0')), vdupq_n_u8(10));
    return bits(vorrq_u8(vorrq_u8(letters, digits), vceqq_u8(bytes, vdupq_n_u8('_'))));
}

static inline uint64_t opens(const uint8_t *bytes, const struct byte_scan_openings *openings) {
    uint8x16_t classes[2] = {vdupq_n_u8(0xFF), vdupq_n_u8(0xFF)};
    for (int row = 0; row < BYTE_SCAN_ROWS; row++) {
        uint8x16_t at = vld1q_u8(bytes + row - BYTE_SCAN_BEFORE);
        uint8x16_t low = vandq_u8(at, vdupq_n_u8(0x0F));
        uint8x16_t high = vshrq_n_u8(at, 4);
        for (int eight = 0; eight < 2; eight++) {
            uint8x16_t by_low = vqtbl1q_u8(vld1q_u8(openings->low[row][eight]), low);
            uint8x16_t by_high = vqtbl1q_u8(vld1q_u8(openings->high[row][eight]), high);
            classes[eight] = vandq_u8(classes[eight], vandq_u8(by_low, by_high));
        }
    }
    return bits(vtstq_u8(vorrq_u8(classes[0], classes[1]), vdupq_n_u8(0xFF)));
}

uint64_t byte_scan_find(
    const uint8_t *bytes, size_t count, size_t asked, const struct byte_scan_openings *openings, uint64_t *word_before
) {
    uint64_t word = 0;
    uint64_t opening = 0;
    for (size_t place = 0; place < BYTE_SCAN_PLACES && place < count; place += 16) {
        word |= words(vld1q_u8(bytes + place)) << place;
        opening |= opens(bytes + place, openings) << place;
    }
    return (opening | from(asked)) & starts(word, word_before);
}

#else

int byte_scan_is_available(void) { return 0; }

uint64_t byte_scan_find(
    const uint8_t *bytes, size_t count, size_t asked, const struct byte_scan_openings *openings, uint64_t *word_before
) {
    (void)bytes, (void)count, (void)asked, (void)openings;
    // Every place may be one: whoever calls this all the same loses time and nothing else.
    *word_before = 0;
    return starts(0, word_before) | from(0);
}

#endif
