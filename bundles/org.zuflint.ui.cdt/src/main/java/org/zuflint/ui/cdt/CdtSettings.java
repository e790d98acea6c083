package org.zuflint.ui.cdt;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.cdt.core.CCorePlugin;
import org.eclipse.cdt.core.CProjectNature;
import org.eclipse.cdt.core.parser.IExtendedScannerInfo;
import org.eclipse.cdt.core.parser.IScannerInfo;
import org.eclipse.cdt.core.parser.IScannerInfoProvider;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.zuflint.ui.run.CompileSettings;

/** The include paths and macros that CDT's project settings have for a file. */
public final class CdtSettings implements CompileSettings {
  @Override
  public List<String> arguments(IFile file) {
    try {
      if (!file.getProject().hasNature(CProjectNature.C_NATURE_ID)) {
        return List.of();
      }
    } catch (CoreException closed) {
      ILog.of(CdtSettings.class).log(closed.getStatus());
      return List.of();
    }
    IScannerInfoProvider provider =
        CCorePlugin.getDefault().getScannerInfoProvider(file.getProject());
    IScannerInfo info = provider == null ? null : provider.getScannerInformation(file);
    return info == null ? List.of() : words(info);
  }

  @Override
  public Runnable watch(IProject project, Runnable changed) {
    return new CdtWatch(project, changed).begin();
  }

  private static List<String> words(IScannerInfo info) {
    List<String> words = new ArrayList<>();
    if (info instanceof IExtendedScannerInfo more) {
      add(words, "-iquote", more.getLocalIncludePath());
      add(words, "-imacros", more.getMacroFiles());
      add(words, "-include", more.getIncludeFiles());
    }
    add(words, "-I", info.getIncludePaths());
    new TreeMap<>(info.getDefinedSymbols())
        .forEach((name, value) -> words.add("-D" + name + "=" + (value == null ? "" : value)));
    return words;
  }

  private static void add(List<String> words, String option, String[] values) {
    for (String value : values == null ? new String[0] : values) {
      words.add(option);
      words.add(value);
    }
  }
}
