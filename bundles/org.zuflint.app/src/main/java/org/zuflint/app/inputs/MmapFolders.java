package org.zuflint.app.inputs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.parse.lex.Needles;

/**
 * Of a large tree, the folders that have to do with mmap. Where no file mentions VM_LOCAL_CPU there
 * is no promise to keep, and over Linux 6.1 the vmas get the same verdicts when the rest is read,
 * too, which takes twice as long. Where one does, all is read: the promise may be broken anywhere.
 */
public final class MmapFolders {
  /** Up to so many files all are read. */
  private static final int FILES_MAX = 5_000;

  private static final Needles FLAG = Needles.of("VM_LOCAL_CPU");

  private static final Needles MMAP =
      Needles.of(
          "mmap",
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

  /** What a file has to do with mmap. */
  private enum Concern {
    NONE,
    MMAP,
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
    List<Concern> concerns = concerns(files);
    if (concerns.contains(Concern.FLAG)) {
      return found;
    }
    Set<String> folders = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < files.size(); i++) {
      String folder = folder(files.get(i));
      all.add(folder);
      if (concerns.get(i) == Concern.MMAP) {
        folders.add(folder);
      }
    }
    List<DiskFile> kept =
        files.stream()
            .filter(file -> folders.contains(folder(file)) || named.contains(file.path()))
            .toList();
    List<Remark> notes = new ArrayList<>(found.notes());
    if (kept.size() < files.size()) {
      notes.add(
          Remark.of("this request", left(files.size() - kept.size(), all.size() - folders.size())));
    }
    return new Inputs(kept, found.troubles(), notes, found.kernel());
  }

  private static String left(int files, int folders) {
    return String.format(
        Locale.ROOT,
        "%,d files are not read: nothing in their %,d folders mentions mmap or a vma, and nothing"
            + " here mentions VM_LOCAL_CPU",
        files,
        folders);
  }

  private List<Concern> concerns(List<DiskFile> files) {
    AtomicInteger done = new AtomicInteger();
    return new Crew(threads)
        .all(
            files.size(),
            file -> {
              if (!progress.report("looking", done.incrementAndGet(), files.size())) {
                throw new CancellationException("stopped while looking");
              }
              return concern(files.get(file));
            });
  }

  private static Concern concern(DiskFile file) {
    try {
      byte[] text = file.glance();
      return !MMAP.areIn(text) ? Concern.NONE : FLAG.areIn(text) ? Concern.FLAG : Concern.MMAP;
    } catch (IOException unread) {
      // Whoever reads it says why.
      return Concern.MMAP;
    }
  }

  private static String folder(DiskFile file) {
    return file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
  }
}
