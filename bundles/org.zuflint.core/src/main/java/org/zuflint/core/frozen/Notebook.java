package org.zuflint.core.frozen;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.source.Source;

/** What other processes have noted of files, and what this one notes for others. */
public interface Notebook {
  /** Knows nothing and keeps nothing. */
  Notebook NONE =
      new Notebook() {
        @Override
        public byte @Nullable [] facts(Source source) {
          return null;
        }

        @Override
        public void note(Source source, Supplier<byte[]> facts) {}

        @Override
        public void looked(Source source) {}

        @Override
        public void looked(Source source, int function) {}

        @Override
        public void searched(Source source) {}
      };

  /** The facts of a file with exactly this text; null when they are not known. */
  byte @Nullable [] facts(Source source);

  /** The facts of a file as it was just read; {@code facts} is asked only if they are wanted. */
  void note(Source source, Supplier<byte[]> facts);

  /** The analysis looks at what stands outside of functions: more than its facts counts. */
  void looked(Source source);

  /** The same, and at the tree of a function: the declaration of this number. */
  void looked(Source source, int function);

  /** It looks at the whole tree. */
  void searched(Source source);
}
