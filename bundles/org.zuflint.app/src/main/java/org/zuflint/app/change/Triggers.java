package org.zuflint.app.change;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.zuflint.core.source.SourceFile;

/** Words of which a file has one at least when it has to do with mmap; the launcher greps them. */
public final class Triggers {
  /** Also an extended regular expression of grep. */
  static final String WORDS = "vma|mmap|vm_fault|vm_flags|vm_op|VM_LOCAL|zap_|unmap_mapping|remap_";

  private static final Pattern ANY = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

  private Triggers() {}

  /** Whether {@code file} has one. */
  public static boolean in(SourceFile file) {
    return ANY.matcher(new String(file.bytes(), StandardCharsets.ISO_8859_1)).find();
  }
}
