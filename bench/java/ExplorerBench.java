import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.explore.Explorer;
import org.zuflint.sim.kernel.Semantics;
import org.zuflint.sim.program.Cpu;
import org.zuflint.sim.program.Op;
import org.zuflint.sim.program.Patch;
import org.zuflint.sim.program.Profile;
import org.zuflint.sim.program.Setup;
import org.zuflint.sim.program.Task;
import org.zuflint.sim.promela.Promela;
import org.zuflint.sim.scenario.Scenario;
import org.zuflint.sim.scenario.Scenarios;
import org.zuflint.sim.system.TransitionSystem;

/** Times the explorer: {@code model NAME FILE}, {@code all NAME RUNS}, {@code proofs}. */
public final class ExplorerBench {
  private ExplorerBench() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "model" -> Files.writeString(Path.of(args[2]), Promela.of(system(args[1]), args[1]));
      case "all" -> all(system(args[1]), Integer.parseInt(args[2]));
      case "proofs" -> proofs();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** {@code 2+3sw}: two servers on quiet CPUs, and three probing CPUs that switch. */
  private static TransitionSystem system(String name) {
    boolean switches = name.endsWith("sw");
    String[] counts = name.replace("sw", "").split("\\+");
    int servers = Integer.parseInt(counts[0]);
    int others = Integer.parseInt(counts[1]);
    List<Cpu> cpus = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      cpus.add(Cpu.QUIET);
      tasks.add(server(i));
    }
    for (int i = 0; i < others; i++) {
      cpus.add(new Cpu(true, true, true, switches, false));
    }
    return Semantics.of(
        Setup.of(Profile.V4_17_PCID, Patch.NONE, cpus, servers, servers * 2, tasks));
  }

  private static Task server(int number) {
    int first = number * 2;
    return Task.looping(
        "server " + number, number, new Op.Insert(number, first), new Op.Access(number),
        new Op.Zap(number, false), new Op.Release(first), new Op.Insert(number, first + 1),
        new Op.Access(number), new Op.Zap(number, false), new Op.Release(first + 1));
  }

  private static void all(TransitionSystem system, int runs) {
    for (int run = 0; run < runs; run++) {
      long began = cpu();
      Answer answer = Explorer.withoutSymmetry(system, Explorer.STATES_MAX);
      double seconds = (cpu() - began) / 1e9;
      System.out.println(answer.states() + " " + answer.transitions() + " " + seconds);
    }
  }

  private static void proofs() {
    for (String name : List.of("1+9", "1+15", "2+2", "2+8")) {
      TransitionSystem system = system(name);
      for (int run = 0; run < 5; run++) {
        long began = cpu();
        Answer answer = Explorer.harm(system);
        double millis = (cpu() - began) / 1e6;
        if (run == 0 || run == 4) {
          System.out.println(
              "proof " + name + " " + answer.kind() + " " + answer.states() + " "
                  + answer.transitions() + " " + millis);
        }
      }
    }
    for (int run = 0; run < 40; run++) {
      double slowest = 0;
      double sum = 0;
      for (Scenario scenario : Scenarios.all()) {
        long began = cpu();
        scenario.scene();
        double millis = (cpu() - began) / 1e6;
        slowest = Math.max(slowest, millis);
        sum += millis;
      }
      if (run == 39) {
        System.out.println("witness " + sum / Scenarios.all().size() + " " + slowest);
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
