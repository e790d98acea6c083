package org.zuflint.core.reach;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.PteCalls;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;

/** What functions do themselves, before anybody asks who calls them. */
final class Deeds {
  private final Program program;
  private final KeptVmas kept;
  private final Watch watch;
  private final Meanings meanings;

  final BitSet touching = new BitSet();
  final BitSet sleeping = new BitSet();
  final BitSet accessing = new BitSet();
  final BitSet releasing = new BitSet();

  /** A call by a macro: the function, and by number who uses the macro. */
  record Call(FunctionFacts called, int by) {}

  final List<Call> calls = new ArrayList<>();

  Deeds(Program program, KeptVmas kept, Watch watch, Meanings meanings) {
    this.program = program;
    this.kept = kept;
    this.watch = watch;
    this.meanings = meanings;
  }

  void look(FunctionFacts function, int number) {
    touching.set(number, function.touches());
    sleeping.set(number, function.sleeps());
    accessing.set(number, accesses(function));
    releasing.set(number, letsGo(function));
    for (String callee : function.callees()) {
      boolean macro =
          PteCalls.of(callee) == null && program.functions(callee, function.file()).isEmpty();
      for (Unit.Define define :
          macro ? program.defines(callee, function.file()) : List.<Unit.Define>of()) {
        macro(meanings.macro(define.body()), function.file(), number);
      }
    }
  }

  private void macro(Meanings.Macro macro, int file, int number) {
    accessing.set(number, accessing.get(number) || macro.draws());
    releasing.set(number, releasing.get(number) || macro.letsGo());
    touching.set(number, touching.get(number) || macro.touches());
    for (String word : macro.functions()) {
      program.functions(word, file).forEach(called -> calls.add(new Call(called, number)));
    }
  }

  private boolean accesses(FunctionFacts function) {
    return function.callees().stream()
            .anyMatch(callee ->
                meanings.name(callee).draws() || program.isMissing(callee, function.file()))
        || function.writesVma()
        || kept.mentionedBy(function)
        || lends(function);
  }

  /** Whether it gives an object that keeps a vma to code that nobody sees. */
  private boolean lends(FunctionFacts function) {
    return !function.lends().isEmpty()
        && kept.ownedBy(function)
        && function.lends().stream()
            .anyMatch(callee ->
                program.functions(callee, function.file()).isEmpty()
                    && program.defines(callee, function.file()).isEmpty());
  }

  /** Whether pages, those who wait for them, or the thread that uses them may go. */
  private boolean letsGo(FunctionFacts function) {
    int file = function.file();
    return function.watched().written().stream()
            .anyMatch(word -> watch.isPolled(word, file) || watch.isGate("", word, file))
        || function.callees().stream()
            .map(meanings::name)
            .anyMatch(callee -> callee.letsGo() || (callee.frees() && watch.shows(file)))
        || (watch.isFlagged(file)
            && function.callees().stream()
                .anyMatch(callee ->
                    meanings.name(callee).mayLetGo() && program.functions(callee, file).isEmpty()));
  }
}
