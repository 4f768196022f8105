# SPDX-License-Identifier: GPL-2.0-or-later
# Collecting what is missing, to report all of it in one message.

# GS_NEED_INIT
AC_DEFUN([GS_NEED_INIT], [
gs_missing=
gs_packages=
])

# GS_MISSING(WHAT, PACKAGE): notes that WHAT is missing; Debian has it in PACKAGE.
AC_DEFUN([GS_MISSING], [
gs_missing="$gs_missing
  $1  (Debian package $2)"
case " $gs_packages " in
*" $2 "*) ;;
*) gs_packages="$gs_packages $2" ;;
esac
])

# GS_NEED_PROG(VARIABLE, PROGRAMS, PACKAGE): one of the programs must be there.
AC_DEFUN([GS_NEED_PROG], [
AC_CHECK_PROGS([$1], [$2])
AS_IF([test -z "$$1"], [GS_MISSING([program $2], [$3])])
])

# GS_NEED_MODULE(PREFIX, MODULE, PACKAGE): pkg-config must know the module.
# Sets PREFIX_CFLAGS and PREFIX_LIBS.
AC_DEFUN([GS_NEED_MODULE], [
AC_ARG_VAR([$1_CFLAGS], [compiler flags for $2])
AC_ARG_VAR([$1_LIBS], [linker flags for $2])
AC_MSG_CHECKING([for $2])
AS_IF([test -n "$PKG_CONFIG" && $PKG_CONFIG --exists "$2" 2>/dev/null],
  [AS_IF([test -z "$$1_CFLAGS"], [$1_CFLAGS=$($PKG_CONFIG --cflags "$2")])
   AS_IF([test -z "$$1_LIBS"], [$1_LIBS=$($PKG_CONFIG --libs "$2")])
   AC_MSG_RESULT([yes])],
  [AC_MSG_RESULT([no])
   GS_MISSING([library $2], [$3])])
])

# GS_NEED_HEADER(HEADER, PACKAGE): the header must be there.  Looked for by the
# preprocessor, or among the system's files as long as there is no compiler.
AC_DEFUN([GS_NEED_HEADER], [
AC_MSG_CHECKING([for $1])
gs_found=no
AS_IF([test -n "$gs_cc"],
  [AS_IF([echo '#include <$1>' | $gs_cc $CPPFLAGS -E - >/dev/null 2>&1], [gs_found=yes])],
  [test -f "/usr/include/$1"], [gs_found=yes])
AC_MSG_RESULT([$gs_found])
AS_IF([test $gs_found = no], [GS_MISSING([header $1], [$2])])
])

# GS_NEED_ARCHIVE(VARIABLE, LIBRARY, SYMBOL, PACKAGE): the static library must be
# there and have the symbol.  Sets VARIABLE to what links it.
AC_DEFUN([GS_NEED_ARCHIVE], [
AC_MSG_CHECKING([for $2 with $3])
gs_found=no
AS_IF([test -n "$gs_cc"],
  [echo 'void *$3(void); int main(void) { return !$3(); }' >conftest.c
   AS_IF([$gs_cc $CFLAGS $LDFLAGS -o conftest conftest.c -l:$2 >&AS_MESSAGE_LOG_FD 2>&1],
     [gs_found=yes])
   rm -f conftest conftest.c])
AC_MSG_RESULT([$gs_found])
AC_SUBST([$1], [-l:$2])
AS_IF([test $gs_found = no], [GS_MISSING([library $2], [$4])])
])

# GS_NEED_REPORT: stops with one message if anything is missing.
AC_DEFUN([GS_NEED_REPORT], [
AS_IF([test -n "$gs_missing"],
  [AC_MSG_ERROR([these are missing:$gs_missing

On Debian:

  apt-get install$gs_packages
])])
])
