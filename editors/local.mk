# SPDX-License-Identifier: GPL-2.0-or-later
# Syntax files for editors, with the verbs of the table in them.

vimfiles = $(datadir)/vim/vimfiles
vimsyntaxdir = $(vimfiles)/syntax
vimsyntax_DATA = editors/vim/syntax/gnt.vim
vimftdetectdir = $(vimfiles)/ftdetect
dist_vimftdetect_DATA = editors/vim/ftdetect/gnt.vim
vscodedir = $(pkgdatadir)/vscode
dist_vscode_DATA = \
	editors/vscode/language-configuration.json \
	editors/vscode/package.json
vscodesyntaxesdir = $(vscodedir)/syntaxes
vscodesyntaxes_DATA = editors/vscode/syntaxes/gnt.tmLanguage.json

editor_files = \
	$(vimsyntax_DATA) \
	$(vscodesyntaxes_DATA)
EXTRA_DIST += \
	editors/vim/syntax/gnt.vim.in \
	editors/vscode/syntaxes/gnt.tmLanguage.json.in
CLEANFILES += $(editor_files)

$(editor_files): %: $(top_srcdir)/%.in docs/man/fill-in$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	docs/man/fill-in <$(top_srcdir)/$@.in >$@.tmp && mv $@.tmp $@
