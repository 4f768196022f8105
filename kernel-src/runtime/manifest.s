/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an image was compiled from: the import's manifest, in a section that is not
 * loaded.  "R": kept though nothing refers to it.  `gntsim image list` reads it.
 */
	.section .gntsim.manifest, "R", @progbits
	.incbin "manifest"
	.section .note.GNU-stack, "", @progbits
