import java.util.Map;
import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.codegen.merge.java.JControlModel;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Makes the Java classes of a .genmodel without a running Eclipse: the build runs it from source.
 * Arguments: the .genmodel file and the folder that stands for its modelDirectory.
 */
final class GenerateModel {
  private GenerateModel() {}

  public static void main(String[] arguments) {
    URI file = URI.createFileURI(arguments[0]);
    URI folder = URI.createFileURI(arguments[1] + "/");
    GenModelPackage.eINSTANCE.eClass();
    EcorePlugin.getPlatformResourceMap().put("generated", folder);
    GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(
        GenModelPackage.eNS_URI, GenModelGeneratorAdapterFactory.DESCRIPTOR);

    ResourceSet resources = new ResourceSetImpl();
    Map<String, Object> factories = resources.getResourceFactoryRegistry().getExtensionToFactoryMap();
    factories.put(Resource.Factory.Registry.DEFAULT_EXTENSION, new EcoreResourceFactoryImpl());
    GenModel model = (GenModel) resources.getResource(file, true).getContents().get(0);
    model.reconcile();
    model.setCanGenerate(true);
    model.setValidateModel(true);
    Diagnostic faults = model.diagnose();
    if (faults.getSeverity() >= Diagnostic.ERROR) {
      throw new IllegalArgumentException(file + ": " + faults);
    }

    Generator generator = new WithoutMerging();
    generator.setInput(model);
    Diagnostic made =
        generator.generate(
            model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
    if (made.getSeverity() >= Diagnostic.ERROR) {
      throw new IllegalStateException(file + ": " + made);
    }
  }

  /** Files are always made anew, so that no Java parser is needed to merge them into old ones. */
  private static final class WithoutMerging extends Generator {
    @Override
    public JControlModel getJControlModel() {
      return new JControlModel();
    }
  }
}
