#ifndef CASTELLAN_SQLITE_H
#define CASTELLAN_SQLITE_H

#include <sqlite3.h>

/// `sqlite3_db_config` for its switches, which Swift cannot call because it is variadic.
static inline int sqlite3_db_switch(sqlite3 *database, int option, int value) {
    return sqlite3_db_config(database, option, value, (int *)0);
}

#endif
