package org.zuflint.app.session;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.baseline.BaselineFile;
import org.zuflint.app.baseline.Known;
import org.zuflint.app.build.Adviser;
import org.zuflint.app.build.CompiledFiles;
import org.zuflint.app.build.Exactness;
import org.zuflint.app.cache.Cache;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.config.RuleLevel;
import org.zuflint.app.config.Selection;
import org.zuflint.app.config.Settings;
import org.zuflint.app.config.SettingsSearch;
import org.zuflint.app.custom.CustomRule;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.inputs.InputSearch;
import org.zuflint.app.inputs.Inputs;
import org.zuflint.app.inputs.MmapFolders;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.inputs.Remark;
import org.zuflint.app.simulate.Gains;
import org.zuflint.app.simulate.Studies;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Guest;
import org.zuflint.core.engine.Progress;
import org.zuflint.rules.Rules;

/** A request together with the zuflint.toml that decides what the request leaves open. */
record Resolution(Request request, Settings settings, List<CustomRule> custom) {

  /** {@code known}: loads rules that are not ours. */
  static Resolution of(Request request, CustomRules known) {
    List<CustomRule> custom = new ArrayList<>();
    Settings settings =
        SettingsSearch.find(
            request.base(),
            request.paths(),
            request.config(),
            (folder, said) -> {
              custom.addAll(known.load(asked(request, folder, said)));
              return ids(custom);
            });
    if (settings.folder() == null) {
      custom.addAll(known.load(asked(request, null, List.of())));
    }
    return new Resolution(request, settings, List.copyOf(custom));
  }

  private static List<CustomRules.Asked> asked(
      Request request, @Nullable Path folder, List<String> said) {
    List<CustomRules.Asked> asked = new ArrayList<>();
    for (String rules : request.rules()) {
      asked.add(new CustomRules.Asked(request.base().resolve(rules), rules));
    }
    if (folder != null) {
      Path here = request.base().toAbsolutePath().normalize();
      for (String rules : said) {
        Path path = folder.resolve(rules).toAbsolutePath().normalize();
        Path shown = path.startsWith(here) ? here.relativize(path) : path;
        asked.add(new CustomRules.Asked(path, shown.toString()));
      }
    }
    return asked;
  }

  private static List<String> ids(List<CustomRule> custom) {
    List<String> ids = new ArrayList<>();
    Rules.all().forEach(rule -> ids.add(rule.info().id()));
    custom.forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  /** The ids of all rules that there are for this request. */
  List<String> ruleIds() {
    return ids(custom);
  }

  /** What names in reports are relative to. */
  Path root() {
    if (settings.folder() != null) {
      return settings.folder();
    }
    String first = request.paths().isEmpty() ? "" : request.paths().get(0);
    return Originals.rootAround(request.base(), place(first));
  }

  private static Path place(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException said) {
      // The search for inputs complains of it.
      return Path.of("");
    }
  }

  /** The baseline as the user named it, empty when there is none. */
  String baselineName() {
    String named = request.baseline() == null ? settings.baseline() : request.baseline();
    return named == null ? "" : named;
  }

  List<Known> baseline() {
    String name = baselineName();
    if (name.isEmpty()) {
      return List.of();
    }
    Path folder = request.baseline() == null ? settings.folder() : null;
    return BaselineFile.read(name, (folder == null ? request.base() : folder).resolve(name));
  }

  /** The files of the request that includes and excludes leave. */
  Inputs inputs() {
    Inputs found = InputSearch.find(request.base(), request.paths(), database());
    Path folder = settings.folder();
    if (folder != null) {
      List<String> includes = request.includes().isEmpty() ? settings.includes() : List.of();
      found = selected(found, settings.shown(), folder, includes, settings.excludes());
    }
    return selected(found, "this request", request.base(), request.includes(), request.excludes());
  }

  private Inputs selected(
      Inputs found, String who, Path folder, List<String> includes, List<String> excludes) {
    if (includes.isEmpty() && excludes.isEmpty()) {
      return found;
    }
    Selection selection = new Selection(folder.toAbsolutePath().normalize(), includes, excludes);
    Path base = request.base().toAbsolutePath().normalize();
    List<DiskFile> taken =
        found.files().stream()
            .filter(file -> selection.takes(base.resolve(file.path()).normalize()))
            .toList();
    List<Remark> troubles = new ArrayList<>(found.troubles());
    List<Remark> notes = new ArrayList<>(found.notes());
    int left = found.files().size() - taken.size();
    if (taken.isEmpty() && left > 0) {
      troubles.add(
          Remark.of(who, "its includes and excludes leave no file of this request; widen them"));
    } else if (left > 0) {
      notes.add(
          Remark.of(
              who,
              "its includes and excludes leave out " + left + (left == 1 ? " file" : " files")));
    }
    return new Inputs(taken, troubles, notes, found.kernel());
  }

  /**
   * Of these, what has to do with mmap, when they are very many, and nothing else was asked for: no
   * rules but those about the promise, and no build.
   */
  Inputs concerned(Inputs inputs, Progress progress) {
    return custom.isEmpty() && !settings.everywhere() && !namesBuild()
        ? new MmapFolders(inputs, jobs(), progress).inputs(request.paths())
        : inputs;
  }

  Plan plan(Inputs inputs) {
    TreeSet<String> off = new TreeSet<>();
    settings
        .levels()
        .forEach((rule, level) -> {
          if (level == RuleLevel.OFF) {
            off.add(rule);
          }
        });
    return new Plan(
        kernel(inputs), jobs(), off, settings.everywhere(), settings.assumptions(), guests(off));
  }

  private List<Guest> guests(Set<String> off) {
    return custom.stream().filter(rule -> !off.contains(rule.id())).map(CustomRule::guest).toList();
  }

  private Kernel kernel(Inputs inputs) {
    if (request.kernel() != null) {
      return request.kernel();
    }
    Kernel said = settings.kernel() == null ? inputs.kernel() : settings.kernel();
    return said == null ? Kernel.PATCH_BASE : said;
  }

  private int jobs() {
    int said = request.jobs() == 0 ? settings.jobs() : request.jobs();
    return said == 0 ? Runtime.getRuntime().availableProcessors() : said;
  }

  /** Predicts gains on the machine that is meant. */
  Gains gains() {
    String said = request.machine() == null ? settings.machine() : request.machine();
    if (said == null) {
      return Gains.unknown();
    }
    Path folder = request.machine() == null ? settings.folder() : null;
    try {
      return Gains.on(Studies.machine(folder == null ? request.base() : folder, said));
    } catch (IOException failure) {
      throw Refusal.of(
          Remark.of(
              said, "is no machine that can be read, and not 'mail': " + failure.getMessage()));
    } catch (InvalidPathException invalid) {
      throw Refusal.of(Remark.of(said, "is not a path: " + invalid.getReason()));
    }
  }

  /** The files of the request as they are to be read. */
  CompiledFiles compiled(Inputs inputs, Adviser adviser) {
    Map<Path, String> names = new TreeMap<>();
    inputs.files().forEach(file -> names.put(file.location(), file.path()));
    String database = database();
    Path named = database == null ? null : request.base().resolve(database);
    return new CompiledFiles(request.base(), names, named, exactness(), request.command(), adviser);
  }

  /** Where answers are kept; null when they are not. */
  @Nullable Path cache(@Nullable Path usual) {
    String said = request.cache() == null ? settings.cache() : request.cache();
    Path folder = request.cache() == null ? settings.folder() : null;
    if (said == null || said.equals(Cache.OFF)) {
      return said == null ? usual : null;
    }
    return (folder == null ? request.base() : folder).resolve(said).toAbsolutePath();
  }

  Exactness exactness() {
    Exactness said = request.exactness() == null ? settings.exactness() : request.exactness();
    return said == null ? Exactness.AUTO : said;
  }

  /** Whether somebody says which build is meant. */
  boolean namesBuild() {
    return database() != null;
  }

  private @Nullable String database() {
    if (request.database() != null || settings.database() == null || settings.folder() == null) {
      return request.database();
    }
    return settings.folder().resolve(settings.database()).toString();
  }
}
