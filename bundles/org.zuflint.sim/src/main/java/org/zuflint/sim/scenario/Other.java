package org.zuflint.sim.scenario;

import static org.zuflint.sim.scenario.Stale.A;
import static org.zuflint.sim.scenario.Stale.ACCESS;
import static org.zuflint.sim.scenario.Stale.AWAIT_LEND;
import static org.zuflint.sim.scenario.Stale.AWAIT_RELEASE;
import static org.zuflint.sim.scenario.Stale.B;
import static org.zuflint.sim.scenario.Stale.INSERT;
import static org.zuflint.sim.scenario.Stale.RELEASE;
import static org.zuflint.sim.scenario.Stale.TWO;
import static org.zuflint.sim.scenario.Stale.ZAP;
import static org.zuflint.sim.scenario.Stale.server;
import static org.zuflint.sim.scenario.Stale.setup;
import static org.zuflint.sim.scenario.Stale.stray;

import java.util.List;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;

/** Scenarios in which another system call, another holder or the flag itself plays a part. */
final class Other {
  private static final Profile KERNEL = Profile.V4_17_PCID;

  List<Scenario> list() {
    return List.of(
        moved(),
        protectedLate(),
        tablesFreed(),
        forked(),
        conflict(),
        guest(),
        collision(),
        flagOff(),
        noGain(),
        generations());
  }

  /** Page B is a bell: its release says that the other thread's call has returned. */
  private static Scenario moved() {
    Task mover = Task.pinned("other thread", 1, AWAIT_LEND, new Op.Move(0, 1), new Op.Release(B));
    Task idler = Task.pinned("other thread", 1, AWAIT_LEND, new Op.Release(B));
    Task follows =
        Task.pinned(
            "server thread",
            0,
            INSERT,
            ACCESS,
            new Op.AwaitRelease(B),
            new Op.Zap(1, false),
            RELEASE,
            ACCESS);
    Task stays =
        Task.pinned(
            "server thread", 0, INSERT, ACCESS, new Op.AwaitRelease(B), ZAP, RELEASE, ACCESS);
    return new Scenario(
        6,
        "mremap-by-another-thread",
        "mremap() moves the PTE on the CPU of whoever calls it, and flushes there only; the pinned"
            + " CPU keeps the old address. On x86 with generations the pinned CPU's next flush"
            + " finds it behind and drops everything; arm64 and INVLPGB have nothing to find it by."
            + " (Page B stands for the call's return.)",
        Goal.HARM,
        Setup.of(Profile.ARM64, Patch.AS_POSTED, TWO, 2, 2, List.of(follows, mover)),
        Setup.of(Profile.ARM64, Patch.AS_POSTED, TWO, 2, 2, List.of(stays, idler)),
        "VM_DONTEXPAND and a .mremap that refuses: the PTE stays where it is");
  }

  private static Scenario protectedLate() {
    Task weakens = Task.pinned("other thread", 1, AWAIT_LEND, new Op.Protect(0), new Op.Release(B));
    Task writes = Task.pinned("server thread", 0, INSERT, ACCESS, new Op.AwaitRelease(B), ACCESS);
    Setup setup = setup(KERNEL, Patch.AS_POSTED, writes, weakens);
    return new Scenario(
        7,
        "mprotect-downgrade-lost",
        "Up to 4.17 mprotect() flushes through flush_tlb_range(), which stays on the caller's CPU"
            + " for a local vma: another CPU goes on writing.",
        Goal.HARM,
        setup,
        setup.with(Profile.V5_13),
        "a kernel whose mprotect() flushes through mmu_gather");
  }

  private static Scenario tablesFreed() {
    Task unmaps = Task.pinned("server thread", 0, INSERT, new Op.Unmap());
    Task walks = Task.pinned("other thread", 1, new Op.Walk());
    Setup setup = setup(KERNEL, Patch.INTENDED, unmaps, walks);
    return new Scenario(
        8,
        "page-table-freed-under-walker",
        "munmap() frees page tables after the flush. get_user_pages_fast() on another CPU keeps"
            + " interrupts off and relies on the flush's interrupt to hold the free back; a local"
            + " flush sends none.",
        Goal.HARM,
        setup,
        setup.with(Patch.AS_POSTED),
        "a flush that frees tables is always wide");
  }

  private static Scenario forked() {
    Task parent = Task.pinned("server thread", 0, INSERT, new Op.Share(0), ZAP, RELEASE);
    Task lonely = Task.pinned("server thread", 0, INSERT, ZAP, RELEASE);
    Task child = Task.pinned("child", 1, AWAIT_RELEASE, new Op.SharedAccess(0));
    return new Scenario(
        9,
        "fork-without-dontcopy",
        "fork() copies the PTEs of a VM_PFNMAP vma. The driver zaps the parent's vma only; the"
            + " child keeps the page for ever, with or without the flag.",
        Goal.HARM,
        new Setup(KERNEL, Patch.INTENDED, true, false, TWO, 1, 1, List.of(parent, child)),
        new Setup(KERNEL, Patch.INTENDED, true, false, TWO, 1, 1, List.of(lonely, child)),
        "VM_DONTCOPY: fork() copies nothing");
  }

  private static Scenario conflict() {
    Task overwrites = Task.pinned("server thread", 0, INSERT, ACCESS, new Op.Insert(0, B), ACCESS);
    Setup setup = setup(Profile.ARM64, Patch.AS_POSTED, overwrites);
    return new Scenario(
        15,
        "valid-to-valid-on-arm64",
        "arm64 wants break before make: a live PTE must not change its page in one step. The posted"
            + " insert does just that, and a CPU with both in its TLB takes a conflict abort.",
        Goal.HARM,
        setup,
        setup.with(Patch.RELAXED),
        "remove, flush everywhere, then insert");
  }

  private static Scenario guest() {
    Task overwrites = Task.pinned("server thread", 0, INSERT, new Op.Insert(0, B), RELEASE);
    Task zaps = Task.pinned("server thread", 0, INSERT, ZAP, new Op.Insert(0, B), RELEASE);
    Task guest =
        Task.pinned("guest", 1, AWAIT_LEND, new Op.Share(0), AWAIT_RELEASE, new Op.SharedAccess(0));
    return new Scenario(
        16,
        "overwrite-without-notifier",
        "A KVM guest, an IOMMU or a GPU keeps translations of its own and relies on mmu_notifier."
            + " The posted overwrite calls none, so they keep the old page.",
        Goal.HARM,
        setup(KERNEL, Patch.AS_POSTED, overwrites, guest),
        setup(KERNEL, Patch.AS_POSTED, zaps, guest),
        "a zap, which notifies, before the next insert");
  }

  private static Scenario collision() {
    Task stack = Task.pinned("thread", 1, new Op.Fault(0, A), AWAIT_RELEASE, ACCESS);
    Task frees = Task.pinned("allocator", 0, AWAIT_LEND, ZAP, RELEASE);
    Setup setup = setup(Profile.V6_13, Patch.INTENDED, stack, frees);
    return new Scenario(
        17,
        "flag-bit-collision",
        "Bit 37 is VM_UFFD_MINOR in 5.13 to 6.5 and VM_SHADOW_STACK from 6.6 on. With a patch that"
            + " was only rebased, every shadow stack is a local vma, and madvise() of another"
            + " thread leaves its entries behind.",
        Goal.HARM,
        setup,
        setup.withFlag(false),
        "a bit that is not taken");
  }

  private static Scenario flagOff() {
    Task overwrites =
        Task.pinned("server thread", 0, INSERT, ACCESS, RELEASE, new Op.Insert(0, B), ACCESS);
    Task zaps =
        Task.pinned("server thread", 0, INSERT, ACCESS, ZAP, RELEASE, new Op.Insert(0, B), ACCESS);
    return new Scenario(
        18,
        "flag-is-zero",
        "Where the flag is 0 the insert over a live PTE fails with -EBUSY. A driver that relies on"
            + " the overwrite works on the page of the operation before.",
        Goal.HARM,
        setup(KERNEL, Patch.AS_POSTED, overwrites).withFlag(false),
        setup(KERNEL, Patch.AS_POSTED, zaps).withFlag(false),
        "zap between two operations");
  }

  private static Scenario noGain() {
    Setup setup = setup(KERNEL, Patch.AS_POSTED, server(), stray(1));
    return new Scenario(
        19,
        "zap-still-interrupts",
        "The posted patch leaves zap_vma_ptes() wide, for mmu_gather drops the vma's flags: a"
            + " driver that zaps gains nothing.",
        Goal.INTERRUPT,
        setup,
        setup.with(Patch.INTENDED),
        "a zap that stays local");
  }

  private static Scenario generations() {
    Task leaves =
        Task.pinned("other thread", 1, AWAIT_LEND, new Op.Leave(), AWAIT_RELEASE, new Op.Resume());
    Setup setup = setup(KERNEL, Patch.INTENDED, server(), leaves);
    return new Scenario(
        20,
        "generation-raised-for-all",
        "A local flush raises the mm's generation all the same, so that every other CPU is behind:"
            + " its next flush or its next switch to the mm costs it the whole TLB.",
        Goal.FULL_FLUSH,
        setup,
        setup.with(Profile.V6_15_INVLPGB),
        "INVLPGB with global ASIDs compares no generations");
  }
}
