package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.MarkerAnnotation;

/**
 * Says beside a finding's message, which the editor shows by itself, what the verdict is and what
 * the flag gains. Asked for in a thread of its own.
 */
public final class VerdictHover implements ITextHover, ITextHoverExtension2 {
  /** Of older editors; the newer question has the same answer. */
  @Override
  @SuppressWarnings("deprecation")
  public String getHoverInfo(ITextViewer viewer, IRegion region) {
    return getHoverInfo2(viewer, region);
  }

  @Override
  public String getHoverInfo2(ITextViewer viewer, IRegion region) {
    List<String> lines = new ArrayList<>();
    for (IMarker marker : at(viewer, region.getOffset())) {
      Chosen.choice(marker).ifPresent(choice -> lines.add(words(choice)));
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private static String words(Chosen.Choice choice) {
    return choice.entry().finding().ruleId()
        + choice
            .vma()
            .map(vma -> ": vma '" + vma.name() + "' is " + vma.verdict().word())
            .orElse("")
        + choice.gain().map(gain -> ". " + gain).orElse("");
  }

  @Override
  public IRegion getHoverRegion(ITextViewer viewer, int offset) {
    return at(viewer, offset).isEmpty() ? null : new Region(offset, 0);
  }

  private static List<IMarker> at(ITextViewer viewer, int offset) {
    List<IMarker> markers = new ArrayList<>();
    if (viewer instanceof ISourceViewer source && source.getAnnotationModel() != null) {
      var model = source.getAnnotationModel();
      for (var all = model.getAnnotationIterator(); all.hasNext(); ) {
        Annotation annotation = all.next();
        Position position = model.getPosition(annotation);
        if (annotation instanceof MarkerAnnotation shown
            && position != null
            && position.includes(offset)
            && shown.getType().startsWith("org.zuflint.ui.")) {
          markers.add(shown.getMarker());
        }
      }
    }
    return markers;
  }
}
