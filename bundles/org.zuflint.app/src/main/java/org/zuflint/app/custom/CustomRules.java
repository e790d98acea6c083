package org.zuflint.app.custom;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.ReadFailure;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.engine.Guest;
import org.zuflint.core.engine.GuestFailure;
import org.zuflint.core.rule.Rule;
import org.zuflint.rules.Rules;

/** Loads rules that are not ours, from folders of sources and from packs. */
public final class CustomRules {
  private final ClassStore store;

  /** {@code cache}: a folder to keep compiled rules in, null to compile them each time. */
  public CustomRules(@Nullable Path cache) {
    this.store = new ClassStore(cache == null ? null : cache.resolve("rules"));
  }

  /**
   * Where rules are.
   *
   * @param shown how the user named it
   */
  public record Asked(Path path, String shown) {}

  /**
   * Loads the rules of folders and packs, in the order asked for, those of one by class name.
   *
   * @throws Refusal when something does not compile or may not be loaded, with file and line
   */
  public List<CustomRule> load(List<Asked> asked) {
    List<CustomRule> rules = new ArrayList<>();
    for (Asked one : asked) {
      rules.addAll(rules(classes(one)));
    }
    taken(rules);
    return rules;
  }

  private static void taken(List<CustomRule> rules) {
    Set<String> ids = new TreeSet<>();
    Rules.all().forEach(rule -> ids.add(rule.info().id()));
    for (CustomRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw Refusal.of(
            Remark.of(
                rule.guest().origin(),
                "there is a rule '" + rule.id() + "' already; give this one another id"));
      }
    }
  }

  /** The rules of a folder whose sources another compiler has turned into {@code classes}. */
  public static List<CustomRule> of(RulesFolder folder, SortedMap<String, byte[]> classes) {
    List<CustomRule> rules =
        rules(new RuleClasses(folder.shown(), classes, folder::shown, folder::pageText));
    taken(rules);
    return rules;
  }

  /** Writes a pack of a folder's rules; it is there whole or not at all. */
  public void pack(RulesFolder folder, Path file) throws IOException {
    RuleClasses classes = classes(folder);
    Jar.write(file, RulePack.bytes(classes, rules(classes)));
  }

  private RuleClasses classes(Asked asked) {
    if (Files.isDirectory(asked.path)) {
      return classes(new RulesFolder(asked.path, asked.shown));
    }
    if (Files.isRegularFile(asked.path)) {
      return RulePack.read(asked.path, asked.shown);
    }
    throw Refusal.of(
        Remark.of(
            asked.shown,
            "is neither a folder of rules nor a rule pack; 'zuflint rules new'" + " begins one"));
  }

  private RuleClasses classes(RulesFolder folder) {
    if (folder.sources().isEmpty()) {
      throw Refusal.of(
          Remark.of(folder.shown(), "has no rule in src/*.java; 'zuflint rules new' writes one"));
    }
    try {
      return new RuleClasses(
          folder.shown(), store.classes(folder), folder::shown, folder::pageText);
    } catch (IOException failure) {
      throw Refusal.of(Remark.of(folder.shown(), ReadFailure.reason(failure)));
    }
  }

  /** The rules among compiled classes, inspected and made. */
  static List<CustomRule> rules(RuleClasses compiled) {
    List<Remark> complaints = new ArrayList<>();
    compiled
        .classes()
        .forEach((path, bytes) ->
            complaints.addAll(
                Inspection.of(bytes, compiled.classes().keySet(), compiled.source())));
    if (!complaints.isEmpty()) {
      throw new Refusal(complaints);
    }
    RuleLoader loader = new RuleLoader(compiled.classes());
    List<CustomRule> rules = new ArrayList<>();
    for (String path : compiled.classes().keySet()) {
      String name = path.substring(0, path.length() - ".class".length());
      String origin = compiled.source().apply(name + ".java");
      if (!name.contains("$")) {
        Class<?> type = type(loader, name.replace('/', '.'), origin);
        if (Rule.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          Guest guest = guest(type, origin);
          rules.add(new CustomRule(guest, compiled.page().apply(guest.info().id())));
        }
      }
    }
    if (rules.isEmpty()) {
      throw Refusal.of(
          Remark.of(compiled.shown(), "has no class that implements org.zuflint.core.rule.Rule"));
    }
    return rules;
  }

  private static Class<?> type(RuleLoader loader, String name, String origin) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError failure) {
      throw Refusal.of(Remark.of(origin, "cannot be loaded: " + failure.getMessage()));
    }
  }

  private static Guest guest(Class<?> type, String origin) {
    try {
      Constructor<?> constructor = type.getConstructor();
      if (!Modifier.isPublic(type.getModifiers())) {
        throw new NoSuchMethodException();
      }
      return Guest.of(origin, () -> made(constructor));
    } catch (NoSuchMethodException none) {
      throw Refusal.of(
          Remark.of(origin, "a rule is a public class with a constructor without parameters"));
    } catch (GuestFailure failure) {
      throw Refusal.of(Remark.of(origin, "cannot be made: " + failure.getMessage()));
    }
  }

  private static Rule made(Constructor<?> constructor) {
    try {
      return (Rule) constructor.newInstance();
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
