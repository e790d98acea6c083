package org.zuflint.app.inputs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.parse.lex.Needles;

/**
 * Of a large tree, the folders that have to do with mmap; of those that only name a provider of
 * somebody else, the files that do so, and the headers. Where no file mentions VM_LOCAL_CPU there
 * is no promise to keep, and over Linux 6.1 the vmas get the same verdicts when the rest is read,
 * too, which takes three times as long. Where one does, all is read: the promise may be broken
 * anywhere.
 */
public final class MmapFolders {
  /** Up to so many files all are read. */
  private static final int FILES_MAX = 5_000;

  private static final Needles FLAG = Needles.of("VM_LOCAL_CPU");

  private static final Needles VMA =
      Needles.of(
          "vm_area_struct",
          "vm_fault",
          "vm_operations_struct",
          "vmf_insert",
          "remap_pfn",
          "follow_pfn",
          "zap_vma",
          "zap_page",
          "unmap_mapping_",
          "_user_pages",
          "VM_LOCAL_CPU",
          "zuflint:");

  private static final Needles MMAP = Needles.of("mmap");

  /** What a file has to do with mmap: it may name a provider, or do something with a vma. */
  private enum Concern {
    NONE,
    NAMES,
    VMA,
    FLAG
  }

  private final Inputs found;
  private final int most;
  private final int threads;
  private final Progress progress;

  /** {@code threads}: how many look at files; {@code progress} may stop them. */
  public MmapFolders(Inputs found, int threads, Progress progress) {
    this(found, FILES_MAX, threads, progress);
  }

  /** {@code most}: up to so many files all are read. */
  MmapFolders(Inputs found, int most, int threads, Progress progress) {
    this.found = found;
    this.most = most;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * All files, or those of the folders, with a note of what is left out.
   *
   * @param named paths of the request: what is named itself stays
   */
  public Inputs inputs(Collection<String> named) {
    List<DiskFile> files = found.files();
    if (files.size() <= most) {
      return found;
    }
    List<Concern> concerns = looked(files, MmapFolders::ofVma);
    if (concerns.contains(Concern.FLAG)) {
      return found;
    }
    Set<String> mapping = folders(files, concerns, Concern.VMA);
    List<DiskFile> rest = files.stream().filter(file -> !mapping.contains(folder(file))).toList();
    List<Concern> others = looked(rest, MmapFolders::ofNames);
    Set<String> naming = folders(rest, others, Concern.NAMES);
    Set<DiskFile> left = new HashSet<>();
    for (int i = 0; i < rest.size(); i++) {
      DiskFile file = rest.get(i);
      boolean header = file.path().endsWith(".h") && naming.contains(folder(file));
      if (others.get(i) == Concern.NONE && !header && !named.contains(file.path())) {
        left.add(file);
      }
    }
    List<DiskFile> kept = files.stream().filter(file -> !left.contains(file)).toList();
    List<Remark> notes = new ArrayList<>(found.notes());
    if (kept.size() < files.size()) {
      notes.add(Remark.of("this request", left(files.size() - kept.size())));
    }
    return new Inputs(kept, found.troubles(), notes, found.kernel());
  }

  private static String left(int files) {
    return String.format(
        Locale.ROOT,
        "%,d files are not read: nothing in their folders has to do with a vma, they name no"
            + " provider of mmap, and nothing here mentions VM_LOCAL_CPU",
        files);
  }

  private static Set<String> folders(List<DiskFile> files, List<Concern> concerns, Concern which) {
    Set<String> folders = new TreeSet<>();
    for (int i = 0; i < files.size(); i++) {
      if (concerns.get(i) == which) {
        folders.add(folder(files.get(i)));
      }
    }
    return folders;
  }

  private List<Concern> looked(List<DiskFile> files, Function<byte[], Concern> look) {
    AtomicInteger done = new AtomicInteger();
    return new Crew(threads)
        .all(
            files.size(),
            number -> {
              if (!progress.report("looking", done.incrementAndGet(), files.size())) {
                throw new CancellationException("stopped while looking");
              }
              try {
                return look.apply(files.get(number).glance());
              } catch (IOException unread) {
                // Whoever reads it says why.
                return Concern.VMA;
              }
            });
  }

  private static Concern ofVma(byte[] text) {
    return !VMA.areIn(text) ? Concern.NONE : FLAG.areIn(text) ? Concern.FLAG : Concern.VMA;
  }

  private static Concern ofNames(byte[] text) {
    return namesMmap(text) ? Concern.NAMES : Concern.NONE;
  }

  /** Whether a name is, or has as one of its words, mmap: neither memmap nor mmapped. */
  private static boolean namesMmap(byte[] text) {
    for (int at = MMAP.first(text, 0); at >= 0; at = MMAP.first(text, at + 1)) {
      int after = at + "mmap".length();
      boolean begins = at == 0 || !isLetter(text[at - 1]);
      if (begins && (after == text.length || !isLetter(text[after]))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(byte letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private static String folder(DiskFile file) {
    return file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
  }
}
