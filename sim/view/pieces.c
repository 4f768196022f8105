/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The assembler reads the files; a 0 ends each text.  The script is of several files. */
#include "view/pieces.h"

#define BEGIN(name) \
	".globl " #name "\n" \
	#name ":\n"
#define FILE_OF(name) ".incbin \"" PAGE_DIR "/" name "\"\n"
#define END ".byte 0\n"

/* clang-format off */
__asm__(".pushsection .rodata\n"
	BEGIN(gs_page_html) FILE_OF("page.html") END
	BEGIN(gs_page_style) FILE_OF("page.css") END
	BEGIN(gs_page_script)
	FILE_OF("model.js") FILE_OF("rows.js") FILE_OF("panels.js") FILE_OF("main.js")
	END
	".popsection\n");
/* clang-format on */
