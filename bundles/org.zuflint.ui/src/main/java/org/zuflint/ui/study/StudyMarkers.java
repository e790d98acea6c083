package org.zuflint.ui.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.emf.ecore.EObject;
import org.zuflint.model.Study;
import org.zuflint.sim.file.StudyCheck;
import org.zuflint.sim.file.StudyFile;

/** What is wrong with a study's file, for the Problems view. */
public final class StudyMarkers {
  /** The type of these markers. */
  public static final String TYPE = "org.zuflint.ui.studyProblem";

  /** The attribute that says where in the study the element is. */
  static final String ELEMENT = "org.zuflint.ui.element";

  private StudyMarkers() {}

  /** Checks the studies of {@code project} that {@code delta} changed; null means all. */
  public static void check(IProject project, IResourceDelta delta) throws CoreException {
    List<IFile> studies = new ArrayList<>();
    if (delta == null) {
      project.accept(
          proxy -> {
            if (proxy.getType() == IResource.FILE && proxy.getName().endsWith(".zmm")) {
              studies.add((IFile) proxy.requestResource());
            }
            return true;
          },
          IResource.NONE);
    } else {
      delta.accept(change -> {
        if (change.getResource() instanceof IFile file && file.getName().endsWith(".zmm")) {
          studies.add(file);
        }
        return true;
      });
    }
    for (IFile study : studies) {
      if (study.exists()) {
        check(study);
      }
    }
  }

  /** Checks what the disk has. */
  public static void check(IFile file) throws CoreException {
    List<Map<String, Object>> wanted;
    try {
      Study study = StudyFile.parse(file.readAllBytes(), file.getName());
      wanted = StudyCheck.check(study).stream().map(StudyMarkers::attributes).toList();
    } catch (IOException broken) {
      wanted = List.of(attributes(broken.getMessage(), ""));
    }
    List<Map<String, Object>> all = wanted;
    IWorkspace workspace = file.getWorkspace();
    workspace.run(
        monitor -> {
          if (file.exists()) {
            file.deleteMarkers(TYPE, false, IResource.DEPTH_ZERO);
            for (Map<String, Object> one : all) {
              file.createMarker(TYPE, one);
            }
          }
        },
        workspace.getRuleFactory().markerRule(file),
        IWorkspace.AVOID_UPDATE,
        null);
  }

  private static Map<String, Object> attributes(StudyCheck.Complaint complaint) {
    EObject on = complaint.on();
    return attributes(complaint.text(), on.eResource().getURIFragment(on));
  }

  private static Map<String, Object> attributes(String message, String element) {
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put(IMarker.MESSAGE, message);
    attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
    attributes.put(IMarker.SOURCE_ID, "zuflint");
    attributes.put(IMarker.LOCATION, element.isEmpty() ? "study" : element);
    attributes.put(ELEMENT, element);
    return attributes;
  }
}
