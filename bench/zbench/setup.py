"""What every measurement needs: the Linux tree, our classes, a Java, and the peers."""

import os
import pathlib
import re
import shutil
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
JAVA_HOMES = "/usr/lib/jvm/*", "/opt/java/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home"


class Stop(Exception):
    """Something needed is missing; the message says what and how to supply it."""


class Setup:
    """Finds or makes each thing when it is first asked for."""

    def __init__(self, options):
        self.options = options
        self.out = pathlib.Path(options.out) if options.out else REPOSITORY / ".build" / "bench"
        self.out.mkdir(parents=True, exist_ok=True)
        self._tree = None
        self._sets = {}
        self._java = None

    # the Linux tree

    @property
    def tree(self):
        """The root of the Linux source, fetched on first use when none was given."""
        if self._tree is None:
            given = self.options.linux or os.environ.get("ZUFLINT_LINUX")
            self._tree = pathlib.Path(given).resolve() if given else self._fetched_tree()
            if not (self._tree / "mm" / "mmap.c").is_file():
                raise Stop(f"{self._tree} is not a Linux source tree (no mm/mmap.c)")
        return self._tree

    def _fetched_tree(self):
        tree = REPOSITORY / ".build" / "linux"
        if (tree / ".complete").is_file():
            return tree
        if not shutil.which("apt-get"):
            raise Stop("no apt-get to fetch linux-source-6.1: give --linux FOLDER")
        print("bench: fetching Debian's linux-source-6.1 (138 MB, unpacked 1.4 GB)")
        package = REPOSITORY / ".build" / "linux-package"
        shutil.rmtree(package, ignore_errors=True)
        shutil.rmtree(tree, ignore_errors=True)
        package.mkdir(parents=True)
        tree.mkdir(parents=True)
        try:
            subprocess.run(["apt-get", "download", "-q", "linux-source-6.1"], cwd=package, check=True)
            deb = next(package.glob("*.deb"))
            subprocess.run(["dpkg-deb", "-x", deb, "."], cwd=package, check=True)
            archive = next(package.glob("usr/src/*.tar.xz"))
            subprocess.run(["tar", "-xJf", archive, "-C", tree, "--strip-components=1"], check=True)
        except (subprocess.CalledProcessError, StopIteration) as failed:
            raise Stop(f"could not fetch linux-source-6.1: {failed}; give --linux FOLDER") from failed
        shutil.rmtree(package)
        (tree / ".complete").touch()
        return tree

    def files(self, name):
        """The paths of one of the sets of docs/bench.md, relative to the tree, sorted."""
        if name not in self._sets:
            self._sets[name] = sorted(SETS[name](self))
        return self._sets[name]

    def glob(self, *folders):
        """All .c files under folders of the tree; '' is the whole tree."""
        found = []
        for folder in folders:
            for at, below, names in os.walk(self.tree / folder):
                below.sort()
                relative = pathlib.Path(at).relative_to(self.tree).as_posix()
                prefix = "" if relative == "." else relative + "/"
                found += [prefix + name for name in names
                          if name.endswith(".c") and os.path.isfile(os.path.join(at, name))]
        return found

    def list_file(self, name):
        """A file that lists the set ``name``, one path a line."""
        path = self.out / f"{name}.list"
        path.write_text("".join(f"{file}\n" for file in self.files(name)))
        return path

    def bytes_of(self, files):
        """The size of the files together."""
        return sum((self.tree / file).stat().st_size for file in files)

    # Java and our classes

    @property
    def java(self):
        """The bin folder of a JDK 21 or later."""
        if self._java is None:
            homes = [os.environ["JAVA_HOME"]] if os.environ.get("JAVA_HOME") else []
            built_with = REPOSITORY / ".build" / "java-home"
            if built_with.is_file():
                homes.append(built_with.read_text().strip())
            for pattern in JAVA_HOMES:
                homes += sorted(map(str, pathlib.Path("/").glob(pattern.lstrip("/"))), reverse=True)
            for home in homes:
                if _java_version(home) >= 21:
                    self._java = pathlib.Path(home) / "bin"
                    break
            else:
                raise Stop("no JDK 21 or later found: set JAVA_HOME")
        return self._java

    @property
    def classpath(self):
        """Our built classes and what they need to run."""
        given = self.options.classpath or os.environ.get("ZUFLINT_CLASSPATH")
        if given:
            return given
        done = subprocess.run([REPOSITORY / "zuflint", "--version"], capture_output=True, text=True, check=False)
        listed = REPOSITORY / "bundles" / "org.zuflint.app" / "target" / "quick" / "class-path"
        if done.returncode != 0 or not listed.is_file():
            raise Stop(f"zuflint could not be built: {done.stderr[-1000:]}")
        return listed.read_text().strip()

    def compiled(self, source, classpath):
        """The folder with a main of bench/java compiled against ``classpath``."""
        classes = self.out / "classes" / source
        shutil.rmtree(classes, ignore_errors=True)
        classes.mkdir(parents=True)
        done = subprocess.run([self.java / "javac", "-nowarn", "-proc:none", "-cp", classpath, "-d", classes,
                               REPOSITORY / "bench" / "java" / f"{source}.java"], capture_output=True, text=True)
        if done.returncode != 0:
            raise Stop(f"bench/java/{source}.java does not compile:\n{done.stderr}")
        return classes

    def java_command(self, source, classpath, *arguments, flags=()):
        """The command line that runs a main of bench/java."""
        classes = self.compiled(source, classpath)
        return [str(self.java / "java"), *flags, "-cp", f"{classes}{os.pathsep}{classpath}", source,
                *map(str, arguments)]

    # peers

    def peer(self, program, package, flag=None):
        """Whether a peer is there and wanted; says loudly when it is not there."""
        if self.options.no_peers or (flag and getattr(self.options, flag)):
            return False
        if shutil.which(program):
            return True
        print(f"bench: PEER MISSING: {program} (apt-get install {package}); its figures are left out")
        return False

    def cdt_classpath(self):
        """CDT's parser and what it needs, or None when it is not wanted or cannot be had."""
        return None if self.options.no_cdt else self._jars("cdt", "eclipse-cdt-core-*.jar", "CDT's parser")

    def ssj_classpath(self):
        """SSJ and what it needs, or None when it is not wanted or cannot be had."""
        return self._jars("ssj", "ssj-*.jar", "SSJ")

    def _jars(self, name, one, title):
        """The jars that bench/NAME/pom.xml lists, one of which is called ``one``."""
        if self.options.no_peers:
            return None
        jars = self.out / name
        if not list(jars.glob(one)):
            mvn = shutil.which("mvn") or str(REPOSITORY / "mvnw")
            done = subprocess.run([mvn, "-q", "-B", "-f", REPOSITORY / "bench" / name / "pom.xml",
                                   "dependency:copy-dependencies", f"-DoutputDirectory={jars}"],
                                  capture_output=True, text=True)
            if done.returncode != 0:
                print(f"bench: PEER MISSING: {title} could not be fetched; its figures are left out:\n"
                      + "\n".join((done.stdout + done.stderr).splitlines()[:3]))
                return None
        return os.pathsep.join(map(str, sorted(jars.glob("*.jar"))))


def _java_version(home):
    release = pathlib.Path(home) / "release"
    found = release.is_file() and re.search(r'JAVA_VERSION="(\d+)', release.read_text())
    return int(found.group(1)) if found and (pathlib.Path(home) / "bin" / "javac").exists() else 0


SETS = {
    # every file system and the memory management: 1,444 files in 6.1
    "fsmm": lambda setup: setup.glob("fs") + [f"mm/{f.name}" for f in (setup.tree / "mm").glob("*.c")],
    # every tenth of them
    "fsmm10": lambda setup: setup.files("fsmm")[::10],
    # the kernel proper
    "kernel": lambda setup: [f for f in setup.glob("") if not f.startswith(("tools/", "samples/", "scripts/"))],
    # a sample of the kernel proper, for slow peers
    "kernel60": lambda setup: setup.files("kernel")[::60],
}
