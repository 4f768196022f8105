# SPDX-License-Identifier: GPL-2.0-or-later
# Where the shells look for completions, below the prefix.
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = completion/bash/gntsim
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = completion/zsh/_gntsim
