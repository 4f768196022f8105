/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files of sim/view/page/, as they were when gntsim was built. */
#ifndef GS_VIEW_PIECES_H
#define GS_VIEW_PIECES_H

extern const char gs_page_html[]; /* places to fill in: %STYLE%, %RUNS%, %EVENTS%, %SCRIPT% */
extern const char gs_page_style[];
extern const char gs_page_script[];

#endif
