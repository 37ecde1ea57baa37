#include "byte_scan.h"

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
