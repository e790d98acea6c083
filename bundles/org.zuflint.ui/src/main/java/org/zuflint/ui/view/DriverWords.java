package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.zuflint.core.finding.Clause;
import org.zuflint.core.source.Place;
import org.zuflint.model.ClauseVerdict;
import org.zuflint.model.Driver;
import org.zuflint.model.Provider;
import org.zuflint.model.Verdict;
import org.zuflint.model.Vma;

/** The words of one column. */
final class DriverWords extends ColumnLabelProvider {
  /** What a column says of an element. */
  @FunctionalInterface
  interface Column {
    /** The cell's words. */
    String of(Object element);
  }

  private static final String LOCAL = "VM_LOCAL_CPU";

  private final Column column;
  private final boolean pictured;

  /** {@code pictured}: whether bad verdicts have a picture beside the word. */
  DriverWords(Column column, boolean pictured) {
    this.column = column;
    this.pictured = pictured;
  }

  @Override
  public String getText(Object element) {
    return column.of(element);
  }

  /** What a narrow column cuts off. */
  @Override
  public String getToolTipText(Object element) {
    String words = column.of(element);
    return words.isEmpty() ? null : words;
  }

  @Override
  public Image getImage(Object element) {
    if (!pictured) {
      return null;
    }
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    Verdict verdict =
        switch (element) {
          case Vma vma -> vma.getVerdict();
          case ClauseVerdict clause -> clause.getVerdict();
          default -> Verdict.NO_MAPPING;
        };
    return switch (verdict) {
      case VIOLATION -> images.getImage(ISharedImages.IMG_OBJS_ERROR_TSK);
      case UNPROVEN -> images.getImage(ISharedImages.IMG_OBJS_WARN_TSK);
      default -> null;
    };
  }

  static String name(Object element) {
    return switch (element) {
      case Driver driver -> driver.getName();
      case Provider provider -> provider.getName() + "()";
      case Vma vma -> under(vma).startsWith("vma") ? under(vma) : "vma " + under(vma);
      case ClauseVerdict clause -> clause.getClause() + " " + title(clause);
      default -> "";
    };
  }

  /** Its name without that of the provider, which stands above it. */
  private static String under(Vma vma) {
    String name = vma.getName();
    return vma.eContainer() instanceof Provider above
            && name.startsWith(above.getName() + " (")
            && name.endsWith(")")
        ? name.substring(above.getName().length() + 2, name.length() - 1)
        : name;
  }

  static String verdict(Object element) {
    return switch (element) {
      case Vma vma -> word(vma.getVerdict());
      case ClauseVerdict clause -> word(clause.getVerdict());
      default -> "";
    };
  }

  static String evidence(Object element) {
    return switch (element) {
      case Vma vma -> String.join(" ", flags(vma));
      case ClauseVerdict clause -> clause.getReason() == null ? "" : clause.getReason();
      default -> "";
    };
  }

  /** The one that all is about comes first. */
  private static List<String> flags(Vma vma) {
    List<String> flags = new ArrayList<>(vma.getFlags());
    flags.sort(Comparator.comparing(flag -> !flag.equals(LOCAL)));
    return flags;
  }

  static String place(Object element) {
    return element instanceof Provider || element instanceof Vma
        ? Jump.shown(placeOf((EObject) element)).replaceFirst(":1$", "")
        : "";
  }

  static Place placeOf(EObject element) {
    return switch (element) {
      case Provider provider -> new Place(provider.getFile(), provider.getLine(), 1);
      case Vma vma -> new Place(vma.getFile(), vma.getLine(), 1);
      default -> new Place("", 0, 0);
    };
  }

  /** The driver that {@code element} is of. */
  static String driver(EObject element) {
    EObject at = element;
    while (at.eContainer() != null) {
      at = at.eContainer();
    }
    return at instanceof Driver driver ? driver.getName() : "";
  }

  /** What stays the same from one model to the next. */
  static String key(EObject element) {
    String above = element.eContainer() == null ? "" : key(element.eContainer());
    return above + "/" + name(element);
  }

  private static String title(ClauseVerdict clause) {
    return Clause.valueOf(clause.getClause().name()).title();
  }

  private static String word(Verdict verdict) {
    return verdict.getLiteral();
  }
}
