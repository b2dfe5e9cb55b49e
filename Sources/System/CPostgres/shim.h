#ifndef LINERNOTES_CPOSTGRES_SHIM_H
#define LINERNOTES_CPOSTGRES_SHIM_H

#include <libpq-fe.h>
#include <sys/eventfd.h>

// The field codes of an error are C character constants, which Swift does not import.
static inline int cpostgres_field_severity(void) { return PG_DIAG_SEVERITY_NONLOCALIZED; }
static inline int cpostgres_field_sqlstate(void) { return PG_DIAG_SQLSTATE; }
static inline int cpostgres_field_message(void) { return PG_DIAG_MESSAGE_PRIMARY; }
static inline int cpostgres_field_detail(void) { return PG_DIAG_MESSAGE_DETAIL; }
static inline int cpostgres_field_hint(void) { return PG_DIAG_MESSAGE_HINT; }
static inline int cpostgres_field_context(void) { return PG_DIAG_CONTEXT; }
static inline int cpostgres_field_table(void) { return PG_DIAG_TABLE_NAME; }
static inline int cpostgres_field_column(void) { return PG_DIAG_COLUMN_NAME; }
static inline int cpostgres_field_constraint(void) { return PG_DIAG_CONSTRAINT_NAME; }

// A counter that poll(2) can wait for, so that another thread can end the wait.
static inline int cpostgres_wake_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

#endif
