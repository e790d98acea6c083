package org.zuflint.app.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zuflint.app.baseline.BaselineFile;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.core.engine.Progress;

/**
 * A driver whose names need care in every form, with a finding of each standing, repairs included.
 */
final class StrangeDriver {
  static final String FILE = "drv ü/a & <b> \"c\" 'd'.c";

  private static final String CODE =
      """
      static vm_fault_t ring_fault(struct vm_fault *vmf)
      {
      	vmf->page = ring_page("ü <&>", vmf->pgoff);
      	get_page(vmf->page);
      	return 0;
      }

      static const struct vm_operations_struct ring_vm_ops = {
      	.fault = ring_fault,
      };

      static int ring_mmap(struct file *file, struct vm_area_struct *vma)
      {
      	/* ü */ vma->vm_flags |= VM_LOCAL_CPU | VM_DONTEXPAND | VM_IO | VM_PFNMAP;
      	vma->vm_ops = &ring_vm_ops;
      	return 0;
      }

      static const struct file_operations ring_fops = {
      	.mmap = ring_mmap,
      };
      """;

  private StrangeDriver() {}

  /** The code under another name for its functions. */
  private static String code(String name) {
    return CODE.replace("ring", name);
  }

  /** Analyses it in {@code base}: open, allowed and known findings, a lost file, a note. */
  static Outcome outcome(Path base) throws IOException {
    Path file = base.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, code("song"));
    StringBuilder known = new StringBuilder();
    Request request = Request.of(base, List.of("drv ü", "nix <&>.c"));
    BaselineFile.write(Session.standard().run(request, Progress.NONE).known(), known);
    Files.writeString(base.resolve("known.json"), known);
    Files.writeString(base.resolve("zuflint.toml"), "baseline = \"known.json\"\n");
    String allowed = "/* zuflint: allow(local-vma-faulted) \"why\" <&> */\n" + code("bell");
    Files.writeString(file, code("song") + allowed + code("ring"));
    Session session = Session.standard();
    return session.offering(session.run(request, Progress.NONE), request, Progress.NONE);
  }
}
