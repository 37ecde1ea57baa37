#include "CDiscoveryData.h"

// `#embed` is C23's; clang has it in every mode and only remarks on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t names[] = {
#embed "names.bin"
};

static const uint8_t places[] = {
#embed "places.bin"
};

const uint8_t *discovery_names(size_t *count) {
    *count = sizeof names;
    return names;
}

const uint8_t *discovery_places(size_t *count) {
    *count = sizeof places;
    return places;
}
