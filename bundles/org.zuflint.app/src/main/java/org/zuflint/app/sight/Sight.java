package org.zuflint.app.sight;

/**
 * What was seen of a file when it was read.
 *
 * @param print names the content; what went wrong when it could not be read
 * @param stamp what the file system said of it just before; empty when that tells nothing
 * @param utf8 whether it is UTF-8
 * @param addressed whether it speaks to zuflint
 */
public record Sight(String print, String stamp, boolean utf8, boolean addressed) {}
