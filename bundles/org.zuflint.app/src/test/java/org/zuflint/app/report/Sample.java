package org.zuflint.app.report;

import java.util.List;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.session.Outcome;
import org.zuflint.core.driver.Access;
import org.zuflint.core.driver.ClauseState;
import org.zuflint.core.driver.ClauseState.Status;
import org.zuflint.core.driver.Context;
import org.zuflint.core.driver.Handler;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.driver.Provider;
import org.zuflint.core.driver.Vma;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Severity;
import org.zuflint.core.finding.Step;
import org.zuflint.core.finding.Verdict;
import org.zuflint.core.source.Place;

/** An outcome made by hand in which everything a report can show appears once. */
public final class Sample {
  private static final Context IOCTL =
      new Context(
          "ioctl ZT_WAIT",
          "zt_ioctl",
          at(70),
          false,
          Context.Pin.UNKNOWN,
          "the server's source is missing");
  private static final Context WORK =
      new Context("work zt_reap", "zt_reap", at(80), true, Context.Pin.UNPINNED, "runs on any CPU");

  private Sample() {}

  public static Outcome outcome() {
    return Outcome.of(
        Kernel.PATCH_BASE,
        List.of("drv/a.c", "drv/zt.c"),
        analysis(),
        List.of(Remark.of("drv/nix.c", "does not exist; check the spelling")),
        List.of(Remark.of("drv/a.c", "is not UTF-8; analysed as bytes, columns count bytes")));
  }

  public static Analysis analysis() {
    return new Analysis(
        List.of(faulted(), eligible()),
        List.of(provider()),
        List.of(
            new Analysis.Skipped(new Place("drv/bin.c", 0, 0), "is not C text"),
            new Analysis.Skipped(at(99), "a declaration that cannot be read")),
        List.of(),
        new Analysis.Extent(2, 2345, 1234, 56));
  }

  /** An analysis with nothing but these. */
  public static Analysis analysis(
      List<Finding> findings, List<Vma> vmas, List<Analysis.Fault> faults) {
    List<Provider> providers =
        vmas.isEmpty() ? List.of() : List.of(new Provider("zt_mmap", at(40), List.of(), vmas));
    return new Analysis(findings, providers, List.of(), faults, new Analysis.Extent(1, 10, 2, 1));
  }

  public static Finding finding(Severity severity) {
    return new Finding("local-vma-faulted", severity, Clause.C3, at(20), "may fault", List.of());
  }

  public static Vma vma(boolean local, Verdict verdict) {
    return new Vma(
        "zt_mmap", at(40), List.of(), local, List.of(), null, List.of(), List.of(), List.of(),
        List.of(), List.of(), verdict);
  }

  private static Finding faulted() {
    return new Finding(
        "local-vma-faulted",
        Severity.ERROR,
        Clause.C3,
        new Place("drv/zt.c", 20, 5),
        "'zt_fault' may install an entry\nin a local vma",
        List.of(
            new Step(at(44), "VM_LOCAL_CPU is set here"),
            new Step(at(21), "vmf_insert_pfn inserts")));
  }

  private static Finding eligible() {
    return new Finding(
        "eligible-for-local-cpu", Severity.INFO, null, at(60), "would keep the promise", List.of());
  }

  private static Provider provider() {
    return new Provider(
        "zt_mmap",
        at(40),
        List.of(new Provider.Registration("zt_fops.mmap", at(120))),
        List.of(
            full(),
            new Vma(
                "zt_mmap (else)",
                at(60),
                List.of("!(vma->vm_pgoff == 0)"),
                false,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("no other module inserts"),
                new Verdict.Eligible()),
            vma(false, new Verdict.NoMapping("only refuses"))));
  }

  private static Vma full() {
    return new Vma(
        "zt_mmap (vma->vm_pgoff == 0)",
        at(44),
        List.of("vma->vm_pgoff == 0"),
        true,
        List.of(
            new Vma.Flag("VM_LOCAL_CPU", at(44), true), new Vma.Flag("VM_PFNMAP", at(45), false)),
        new Vma.Operations("zt_vm_ops", at(30)),
        List.of(
            new Handler(
                "fault",
                "zt_fault",
                at(20),
                Handler.Behaviour.MAPS,
                "calls vmf_insert_pfn",
                List.of(new Step(at(21), "vmf_insert_pfn inserts")))),
        List.of(
            new Access(
                Access.Kind.INSERT,
                "vmf_insert_mixed",
                at(71),
                IOCTL,
                List.of(new Step(at(70), "zt_ioctl calls zt_map"))),
            new Access(Access.Kind.ZAP, "zap_vma_ptes", at(81), WORK, List.of())),
        List.of(new Vma.Store("zt_thread.vma", at(50), false, true, List.of())),
        List.of(
            new ClauseState(Clause.C1, Status.PROVED, "one owner", List.of()),
            new ClauseState(Clause.C2, Status.OPEN, "the server's source is missing", List.of()),
            new ClauseState(
                Clause.C3, Status.BROKEN, "zt_fault maps", List.of(new Step(at(20), "zt_fault"))),
            new ClauseState(Clause.C4, Status.PROVED, "zapped before return", List.of())),
        List.of("the server is not preempted"),
        new Verdict.Violation(Clause.C3, "zt_fault may install an entry"));
  }

  private static Place at(int line) {
    return new Place("drv/zt.c", line, 3);
  }
}
