#ifndef LINERNOTES_CARCHIVE_SHIM_H
#define LINERNOTES_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
