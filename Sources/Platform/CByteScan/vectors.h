#pragma once

#include "byte_scan.h"

#include <string.h>

// What the searches need of a processor's vectors. `VECTORS` marks their functions, and is undefined where there are none.
// A set of lanes has a bit for each, the lowest for the first byte.

#if defined(__x86_64__)

#include <immintrin.h>

#define VECTORS __attribute__((target("avx2,bmi,bmi2,popcnt"))) static
#define VECTOR VECTORS inline

enum { LANES = 32 };
typedef __m256i vector;

static inline bool has_vectors(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
        && __builtin_cpu_supports("popcnt");
}

VECTOR vector load(const uint8_t *bytes) { return _mm256_loadu_si256((const __m256i *)bytes); }
VECTOR void store(uint8_t *bytes, vector from) { _mm256_storeu_si256((__m256i *)bytes, from); }
VECTOR vector splat(uint8_t byte) { return _mm256_set1_epi8((char)byte); }
VECTOR vector both(vector one, vector other) { return _mm256_and_si256(one, other); }
VECTOR vector either(vector one, vector other) { return _mm256_or_si256(one, other); }
VECTOR vector differing(vector one, vector other) { return _mm256_xor_si256(one, other); }
VECTOR vector table(const uint8_t *entries) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)entries));
}
/// Entries by places below 16.
VECTOR vector lookup(vector table, vector places) { return _mm256_shuffle_epi8(table, places); }
/// The same, and 0 by greater places.
VECTOR vector lookup_or_zero(vector table, vector places) {
    return _mm256_shuffle_epi8(table, _mm256_adds_epu8(places, _mm256_set1_epi8(0x70)));
}
VECTOR uint32_t lanes_of(vector ones) { return (uint32_t)_mm256_movemask_epi8(ones); }
VECTOR uint32_t nonzero(vector bytes) { return ~lanes_of(_mm256_cmpeq_epi8(bytes, _mm256_setzero_si256())); }
VECTOR vector equal(vector one, vector other) { return _mm256_cmpeq_epi8(one, other); }
/// Where `bytes - first` is below `count`; comparisons know signed bytes alone.
VECTOR vector within(vector bytes, uint8_t first, uint8_t count) {
    return _mm256_cmpgt_epi8(splat(0x80 + count), _mm256_add_epi8(bytes, splat(0x80 - first)));
}

#elif defined(__aarch64__)

#include <arm_neon.h>

#define VECTORS static
#define VECTOR VECTORS inline

enum { LANES = 16 };
typedef uint8x16_t vector;

static inline bool has_vectors(void) { return true; }

VECTOR vector load(const uint8_t *bytes) { return vld1q_u8(bytes); }
VECTOR void store(uint8_t *bytes, vector from) { vst1q_u8(bytes, from); }
VECTOR vector splat(uint8_t byte) { return vdupq_n_u8(byte); }
VECTOR vector both(vector one, vector other) { return vandq_u8(one, other); }
VECTOR vector either(vector one, vector other) { return vorrq_u8(one, other); }
VECTOR vector differing(vector one, vector other) { return veorq_u8(one, other); }
VECTOR vector table(const uint8_t *entries) { return vld1q_u8(entries); }
/// Entries by places below 16.
VECTOR vector lookup(vector table, vector places) { return vqtbl1q_u8(table, places); }
/// The same, and 0 by greater places.
VECTOR vector lookup_or_zero(vector table, vector places) { return vqtbl1q_u8(table, places); }
VECTOR uint32_t lanes_of(vector ones) {
    static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t kept = vandq_u8(ones, vld1q_u8(places));
    return (uint32_t)vaddv_u8(vget_low_u8(kept)) | (uint32_t)vaddv_u8(vget_high_u8(kept)) << 8;
}
VECTOR uint32_t nonzero(vector bytes) { return lanes_of(vtstq_u8(bytes, bytes)); }
VECTOR vector equal(vector one, vector other) { return vceqq_u8(one, other); }
/// Where `bytes - first` is below `count`.
VECTOR vector within(vector bytes, uint8_t first, uint8_t count) {
    return vcltq_u8(vsubq_u8(bytes, splat(first)), splat(count));
}

#endif

#if defined(VECTORS)

/// The bytes from a place of the text on; zeros behind its end.
VECTOR vector bytes_at(const struct byte_scan_stretch *stretch, size_t place) {
    if (place + LANES <= stretch->size) return load(stretch->text + place);
    uint8_t rest[LANES] = {0};
    if (place < stretch->size) memcpy(rest, stretch->text + place, stretch->size - place);
    return load(rest);
}

VECTOR vector lowercase(vector bytes) { return either(bytes, splat(0x20)); }
VECTOR vector letters(vector bytes) { return within(lowercase(bytes), 'a', 26); }
VECTOR vector digits(vector bytes) { return within(bytes, '0', 10); }

/// The lowest `count` lanes, all where there are not as many.
static inline uint32_t first_lanes(size_t count) { return count < LANES ? (1u << count) - 1 : UINT32_MAX >> (32 - LANES); }

/// Adds the places of some lanes, and gives how many there are. Up to four are written without asking how many are wanted: that
/// no processor guesses.
VECTOR size_t add_places(uint32_t lanes, size_t first, int32_t *places) {
    size_t count = (size_t)__builtin_popcount(lanes);
    for (size_t done = 0; done < count; done += 4) {
        for (size_t next = 0; next < 4; next++) {
            places[done + next] = (int32_t)(first + (size_t)__builtin_ctz(lanes | 1u << 31));
            lanes &= lanes - 1;
            // Compilers make vectors of this, which are slower.
            __asm__("" : "+r"(lanes));
        }
    }
    return count;
}

#endif

static inline bool is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
static inline bool is_letter_or_digit(uint8_t byte) { return is_letter(byte) || (uint8_t)(byte - '0') < 10; }
static inline bool is_word(uint8_t byte) { return is_letter_or_digit(byte) || byte == '_'; }
