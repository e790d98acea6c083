package org.zuflint.core.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.Harmless;
import org.zuflint.core.kernel.Interest;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.kernel.Watched;

/** Reads one function body into {@link FunctionFacts}. */
final class FunctionReader {
  /** The flag itself. */
  static final String LOCAL = "VM_LOCAL_CPU";

  /** Its number in the posted patch, as drivers write it. */
  static final String LOCAL_BIT = "37";

  private final Set<String> callees = new LinkedHashSet<>();
  private final Set<FunctionFacts.MemberCall> memberCalls = new LinkedHashSet<>();
  private final Set<String> references = new LinkedHashSet<>();
  private final Set<String> lends = new LinkedHashSet<>();

  /** Only asked whether one is in it. */
  private final Set<String> objects = new HashSet<>();

  private final Mentions.Gathering names = new Mentions.Gathering();

  /** The tags of what variables are or point to, empty when not known; only asked by key. */
  private final Map<String, String> locals = new HashMap<>();

  private boolean touches;
  private boolean sleeps;
  private boolean writesVma;
  private boolean mentionsFlag;
  private final List<FunctionFacts.Handover> handovers = new ArrayList<>();
  private final Unit unit;
  private boolean pins;
  private boolean unpins;

  private final Watched.Finder watched = new Watched.Finder();
  private final Consumer<Node> other;
  private final Children children = new Children(this::see);

  private FunctionReader(Unit unit, Consumer<Node> other) {
    this.unit = unit;
    this.other = other;
  }

  /** {@code other} is told of each node, too. */
  static FunctionFacts read(
      Decl.Function function, int file, int declaration, Unit unit, Consumer<Node> other) {
    FunctionReader reader = new FunctionReader(unit, other);
    Children.walk(
        function.type(),
        node -> {
          other.accept(node);
          reader.note(node);
        });
    for (Type.Parameter parameter : function.type().parameters()) {
      String name = parameter.name();
      if (name != null) {
        reader.local(name, parameter.type());
      }
    }
    boolean brief = Brevity.of(function.body(), reader.locals.keySet());
    reader.see(function.body());
    reader.references.removeAll(reader.locals.keySet());
    reader.references.stream()
        .filter(name -> !Mentions.isConstant(name))
        .forEach(reader.names::text);
    reader.handovers.removeIf(handover -> reader.locals.containsKey(handover.function()));
    return new FunctionFacts(
        function.name(),
        file,
        declaration,
        function.isStatic(),
        unit.place(function.at()),
        List.copyOf(reader.callees),
        List.copyOf(reader.memberCalls),
        List.copyOf(reader.references),
        reader.touches || reader.pins != reader.unpins,
        brief,
        reader.sleeps,
        vmaParameter(function.type()),
        function.type().parameters().size(),
        reader.names.sorted(),
        reader.writesVma,
        reader.mentionsFlag,
        List.copyOf(reader.lends),
        reader.watched.found(),
        List.copyOf(reader.handovers));
  }

  static int vmaParameter(Type.Function type) {
    for (int i = 0; i < type.parameters().size(); i++) {
      if (type.parameters().get(i).type() instanceof Type.Pointer pointer
          && pointer.to() instanceof Type.Record struct
          && Interest.isVma(struct.tag())) {
        return i;
      }
    }
    return -1;
  }

  private void see(Node node) {
    other.accept(node);
    watched.see(node);
    note(node);
    writesVma |= writesVma(node);
    if (node instanceof Expr.Call call && call.callee() instanceof Expr.Name callee) {
      other.accept(callee);
      called(callee.id());
      lock(callee.id(), call);
      handOver(callee.id(), call);
      lend(callee.id(), call);
      for (Expr argument : call.arguments()) {
        see(argument);
      }
    } else {
      children.look(node);
    }
  }

  private static boolean writesVma(Node node) {
    return switch (node) {
      case Expr.Assign assign when assign.target() instanceof Expr.Member member ->
          member.field().equals("vm_ops") || member.field().equals("vm_flags");
      case Expr.Call call when call.callee() instanceof Expr.Name name ->
          name.id().startsWith("vm_flags_") || name.id().equals("__vm_flags_mod");
      default -> false;
    };
  }

  private void local(String name, Type type) {
    Type of = type instanceof Type.Pointer pointer ? pointer.to() : type;
    String tag = of instanceof Type.Record struct ? struct.tag() : null;
    locals.merge(name, tag == null ? "" : tag, (one, other) -> one.equals(other) ? one : "");
    if (type instanceof Type.Pointer pointer
        && (pointer.to() instanceof Type.Record || pointer.to() instanceof Type.Named)) {
      objects.add(name);
    }
  }

  private void lend(String callee, Expr.Call call) {
    boolean object = false;
    for (Expr argument : objects.isEmpty() ? List.<Expr>of() : call.arguments()) {
      object |= argument instanceof Expr.Name name && objects.contains(name.id());
    }
    if (object && !Harmless.toObject(callee)) {
      lends.add(callee);
    }
  }

  /** {@code no_free_ptr(kind)(...)}, {@code guard(kind)(lock)}: a macro makes the function. */
  private void made(Expr.Call inner, Expr.Call call) {
    if (!inner.arguments().isEmpty() && inner.arguments().get(0) instanceof Expr.Name kind) {
      called(Decl.Variable.FREE + kind.id());
      if (OwnerCalls.guarded(kind.id()) != null && call.arguments().size() == 1) {
        lock(call.arguments().get(0));
      }
    }
  }

  private void lock(String callee, Expr.Call call) {
    if (OwnerCalls.takes(callee) && !call.arguments().isEmpty()) {
      lock(call.arguments().get(0));
    }
  }

  private void lock(Expr lock) {
    if (lock instanceof Expr.Unary address && address.operand() instanceof Expr.Member member) {
      String holder = holder(member.base());
      boolean known = !holder.isEmpty() && !holder.contains(".");
      watched.lock((known ? holder : "?") + "." + member.field());
    } else if (!Watched.word(lock).isEmpty()) {
      watched.lock(lock instanceof Expr.Member member ? "?." + member.field() : Watched.word(lock));
    }
  }

  private void handOver(String callee, Expr.Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      String function = TableReader.target(call.arguments().get(i));
      if (function != null) {
        handovers.add(new FunctionFacts.Handover(callee, i, function, unit.place(call.at())));
      }
    }
  }

  private void called(String name) {
    if (!callees.add(name)) {
      return;
    }
    touches |= Interest.ofName(name);
    CpuCalls.Effect effect = CpuCalls.of(name);
    sleeps |= effect == CpuCalls.Effect.SLEEP;
    pins |= effect == CpuCalls.Effect.PIN;
    unpins |= effect == CpuCalls.Effect.UNPIN;
    // who ends first what others have begun leaves a window, though the count is even
    touches |= unpins && !pins;
  }

  /** What is called where the scope of a variable ends. */
  private void ending(Decl.Variable variable) {
    String ending = variable.ending();
    if (ending != null) {
      String name = ending.substring(ending.indexOf(' ') + 1);
      called(name);
      called(name.startsWith("__free_") ? name.substring("__free_".length()) : ending);
      String tag = locals.getOrDefault(variable.name(), "");
      if (tag.equals("page") || tag.equals("folio")) {
        called(OwnerCalls.puts(tag));
      }
    }
  }

  /** {@code table[i](...)} and {@code ops->table[i](...)}. */
  private void element(Expr array) {
    if (array instanceof Expr.Name name) {
      memberCalls.add(new FunctionFacts.MemberCall("", name.id() + "[]"));
    } else if (array instanceof Expr.Member member) {
      through(member);
    }
  }

  private void through(Expr.Member member) {
    memberCalls.add(new FunctionFacts.MemberCall(holder(member.base()), member.field()));
  }

  private String holder(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> locals.getOrDefault(name.id(), "");
      case Expr.Member member -> {
        String outer = holder(member.base());
        yield outer.isEmpty() ? "" : outer + "." + member.field();
      }
      case Expr.Index index -> holder(index.base());
      case Expr.Unary unary when unary.op().equals("&") || unary.op().equals("*") ->
          holder(unary.operand());
      default -> "";
    };
  }

  /** {@code t->task == current}. */
  private static boolean isOwnerTest(Expr.Binary compare) {
    boolean equality = compare.op().equals("==") || compare.op().equals("!=");
    return equality && (isCurrent(compare.left()) || isCurrent(compare.right()));
  }

  /** {@code *flags |= mask}: the word may be a vma's. */
  private static boolean isFlagOutput(Expr.Assign assign) {
    return (assign.op().equals("|=") || assign.op().equals("&="))
        && assign.target() instanceof Expr.Unary word
        && word.op().equals("*")
        && word.operand() instanceof Expr.Name;
  }

  private static boolean isCurrent(Expr side) {
    return side instanceof Expr.Name name && name.id().equals("current");
  }

  /** What a member is taken of, as {@link Mentions} knows it; not through too many others. */
  private int holder(Expr expr, int depth) {
    return switch (expr) {
      case Expr.Name name -> Mentions.holder(locals.get(name.id()));
      case Expr.Member member -> {
        int outer =
            depth == FunctionFacts.CHAIN ? Mentions.UNKNOWN : holder(member.base(), depth + 1);
        yield outer == Mentions.UNKNOWN ? outer : Mentions.inside(outer, member.field());
      }
      case Expr.Index index -> holder(index.base(), depth);
      case Expr.Unary unary when unary.op().equals("&") || unary.op().equals("*") ->
          holder(unary.operand(), depth);
      default -> Mentions.UNKNOWN;
    };
  }

  private void note(Node node) {
    switch (node) {
      case Expr.Name name -> {
        if (references.add(name.id())) {
          touches |= Interest.ofName(name.id());
          mentionsFlag |= name.id().equals(LOCAL);
        }
      }
      case Expr.Binary compare when isOwnerTest(compare) -> touches = true;
      case Expr.Assign assign when isFlagOutput(assign) -> touches = true;
      case Expr.Member member -> {
        touches |= Interest.ofMember(member.field());
        names.member(holder(member.base(), 0), member.field());
      }
      case Expr.Call call when call.callee() instanceof Expr.Call inner -> made(inner, call);
      case Expr.Call call when call.callee() instanceof Expr.Member member -> through(member);
      case Expr.Call call when call.callee() instanceof Expr.Index index -> element(index.base());
      case Expr.Call call
          when call.callee() instanceof Expr.Unary deref
              && deref.operand() instanceof Expr.Member member ->
          through(member);
      case Type.Record struct -> {
        String tag = struct.tag();
        touches |= tag != null && Interest.ofStruct(tag);
        if (tag != null) {
          names.text(tag);
        }
      }
      case Decl.Variable variable -> {
        local(variable.name(), variable.type());
        ending(variable);
      }
      case Decl.Macro macro -> called(macro.macro());
      case Stmt.Macro macro -> called(macro.macro());
      case Stmt.Iterator loop
          when loop.macro().equals("scoped_guard") && loop.arguments().size() == 2 ->
          lock(loop.arguments().get(1));
      default -> {}
    }
  }
}
