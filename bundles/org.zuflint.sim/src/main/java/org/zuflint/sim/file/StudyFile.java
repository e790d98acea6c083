package org.zuflint.sim.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.zuflint.model.ModelPackage;
import org.zuflint.model.Study;

/** A {@code .zmm} file: one study as XMI in UTF-8. The same study makes the same bytes. */
public final class StudyFile {
  private static final Map<String, Object> FORM =
      Map.of(XMLResource.OPTION_ENCODING, "UTF-8", XMLResource.OPTION_LINE_WIDTH, 100);

  private StudyFile() {}

  /** Reads and checks; a file that is no valid study is refused with a message for each fault. */
  public static Study read(Path file) throws IOException {
    return read(Files.readAllBytes(file), file.toString());
  }

  /** Reads {@code bytes}, which messages call {@code name}. */
  public static Study read(byte[] bytes, String name) throws IOException {
    Study study = parse(bytes, name);
    List<String> complaints = StudyCheck.complaints(study);
    if (!complaints.isEmpty()) {
      throw new IOException(name + ": " + String.join("\n" + name + ": ", complaints));
    }
    return study;
  }

  /** Reads a study that need not be valid, for those who go on working on it. */
  public static Study parse(byte[] bytes, String name) throws IOException {
    XMIResourceImpl resource = resource(name);
    try {
      resource.load(new ByteArrayInputStream(bytes), FORM);
    } catch (IOException broken) {
      throw new IOException(name + ": not a study: " + reason(broken), broken);
    }
    if (resource.getContents().size() != 1
        || !(resource.getContents().getFirst() instanceof Study study)) {
      throw new IOException(name + ": the root element is not a zuflint:Study");
    }
    return study;
  }

  /** Writes a study that passes the check. */
  public static void write(Study study, Path file) throws IOException {
    Files.write(file, bytes(study));
  }

  /** The study as the bytes of a file. */
  public static byte[] bytes(Study study) throws IOException {
    List<String> complaints = StudyCheck.complaints(study);
    if (!complaints.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", complaints));
    }
    return unchecked(study);
  }

  /** The same for a study that somebody still works on; it stays in the resource that it is in. */
  public static byte[] unchecked(Study study) throws IOException {
    Resource resource = study.eResource();
    if (resource == null) {
      resource = resource("study.zmm");
      resource.getContents().add(study);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    resource.save(bytes, FORM);
    return bytes.toByteArray();
  }

  private static XMIResourceImpl resource(String name) {
    ResourceSet resources = new ResourceSetImpl();
    resources.getPackageRegistry().put(ModelPackage.eNS_URI, ModelPackage.eINSTANCE);
    XMIResourceImpl resource = new XMIResourceImpl(URI.createURI(URI.encodeSegment(name, false)));
    resources.getResources().add(resource);
    return resource;
  }

  private static String reason(Throwable broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
