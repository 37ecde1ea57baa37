#pragma once

#include <stddef.h>
#include <stdint.h>

/// The table of name parts and of words that are none; `Tools/discovery/gazetteer.py` makes it.
const uint8_t *discovery_names(size_t *count);

/// The table of towns and of the postal prefixes of their regions.
const uint8_t *discovery_places(size_t *count);
