"""A configured Linux kernel with the command line of every unit, and these command lines."""

import os
import re
import shlex
import shutil
import subprocess

from .setup import Stop

MODULES = """
BTRFS_FS XFS_FS NFS_FS NFSD FUSE_FS VIRTIO_FS CUSE CEPH_FS F2FS_FS 9P_FS CIFS GFS2_FS OCFS2_FS UIO UIO_CIF
UIO_PDRV_GENIRQ UIO_DMEM_GENIRQ UIO_PCI_GENERIC UIO_AEC UIO_SERCOS3 UIO_NETX UIO_MF624 DRM DRM_VGEM DRM_VKMS
DRM_UDL DRM_AST DRM_MGAG200 DRM_QXL DRM_BOCHS DRM_CIRRUS_QEMU DRM_VIRTIO_GPU DRM_VMWGFX DRM_NOUVEAU DRM_RADEON
DRM_AMDGPU DRM_GMA500 DRM_I915 DRM_VBOXVIDEO DRM_GM12U320 DRM_SIMPLEDRM DRM_XEN_FRONTEND DRM_ETNAVIV UDMABUF
INFINIBAND INFINIBAND_USER_ACCESS INFINIBAND_MTHCA MLX4_INFINIBAND MLX5_INFINIBAND MLX5_CORE MLX4_EN
INFINIBAND_QIB INFINIBAND_HFI1 INFINIBAND_USNIC INFINIBAND_IRDMA INFINIBAND_EFA INFINIBAND_BNXT_RE
INFINIBAND_CXGB4 INFINIBAND_OCRDMA INFINIBAND_VMWARE_PVRDMA INFINIBAND_RDMAVT RDMA_RXE RDMA_SIW MEDIA_SUPPORT
VIDEO_DEV MEDIA_USB_SUPPORT MEDIA_PCI_SUPPORT MEDIA_PLATFORM_SUPPORT MEDIA_TEST_SUPPORT V4L_TEST_DRIVERS
USB_VIDEO_CLASS VIDEO_VIVID VIDEO_VIM2M VIDEO_VIMC VIDEO_CX88 VIDEO_BT848 VIDEO_SAA7134 VIDEO_IVTV VIDEO_CX18
USB_GSPCA USB_PWC VFIO VFIO_PCI VFIO_MDEV VHOST_NET VHOST_VDPA VDPA ACRN_GUEST HYPERV HYPERV_UTILS UIO_HV_GENERIC
XEN_GNTDEV XEN_GRANT_DEV_ALLOC XEN_PRIVCMD XENFS INTEL_TH INTEL_TH_MSU STM HABANA_AI VMWARE_VMCI USB_MON MTD
MTD_CHAR MTD_BLOCK COMEDI COMEDI_PCI_DRIVERS GENWQE VME_BUS CXL_BUS DEV_DAX DEV_DAX_PMEM LIBNVDIMM BLK_DEV_PMEM
CHR_DEV_SG SCSI_MPT3SAS MEGARAID_SAS TARGET_CORE TCM_USER2 FB FB_UDL FB_SMSCUFB FB_VESA FB_VGA16 FIREWIRE
USB_GADGET USB_G_WEBCAM INTEL_IDXD INTEL_MEI CRYPTO_DEV_QAT_DH895xCC UACCE ANDROID_BINDER_IPC PERCPU_STATS SND
SND_SOC SND_HDA_INTEL SND_USB_AUDIO SND_USB_USX2Y SND_USB_US122L SND_PCM_OSS SND_HWDEP SND_EMU10K1 SND_SEQUENCER
FPGA FPGA_DFL FPGA_DFL_AFU MISC_RTSX SGI_GRU NTB NTB_TOOL PCI_ENDPOINT PCI_SW_SWITCHTEC BFS_FS UBIFS_FS JFFS2_FS
ROMFS_FS CRAMFS EROFS_FS NILFS2_FS OVERLAY_FS REISERFS_FS JFS_FS HFS_FS HFSPLUS_FS AFS_FS CODA_FS ORANGEFS_FS
ECRYPT_FS NTFS3_FS EXFAT_FS ZONEFS_FS PSTORE DLM MINIX_FS UFS_FS SYSV_FS BEFS_FS ADFS_FS AFFS_FS OMFS_FS
QNX4FS_FS QNX6FS_FS VXFS_FS HPFS_FS EFS_FS CONFIGFS_FS UDF_FS
""".split()
BUILT_IN = """
FS_DAX DAX FUSE_DAX DMABUF_HEAPS DMABUF_HEAPS_SYSTEM DMABUF_HEAPS_CMA CMA DMA_CMA ZONE_DEVICE MEMORY_HOTPLUG
MEMORY_HOTREMOVE SPARSEMEM_VMEMMAP TRANSPARENT_HUGEPAGE HUGETLBFS KSM ZSWAP ZSMALLOC MEMORY_FAILURE USERFAULTFD
ANDROID XEN XEN_PV XEN_PVH STAGING FB_DEFERRED_IO DRM_FBDEV_EMULATION X86_CPU_RESCTRL MEDIA_CAMERA_SUPPORT
MEDIA_ANALOG_TV_SUPPORT MEDIA_DIGITAL_TV_SUPPORT DEVICE_PRIVATE HMM_MIRROR MEMCG CGROUPS SWAP SLUB_DEBUG
IOMMU_SUPPORT INTEL_IOMMU_SVM COMPACTION PAGE_REPORTING DAMON DAMON_VADDR DAMON_PADDR DAMON_SYSFS CLEANCACHE
LRU_GEN
""".split()
NEEDED = ("gcc", "make", "flex", "bison", "bc")
FOLDERS = "drivers sound fs mm kernel net ipc security virt arch/x86 block".split()

# An empty object instead of a compilation: a kernel build then leaves its command lines in minutes.
COMPILER = r"""
#!/bin/sh
# Stands in for gcc: writes an empty object instead of compiling, so that a kernel build leaves its command lines only.
here=$(dirname "$0")
object= depends= compiles= source=
previous=
for word do
  case $previous in -o) object=$word ;; esac
  case $word in
    -c) compiles=yes ;;
    -S|-E|-) compiles=no ;;
    -Wp,-MMD,*) depends=${word#-Wp,-MMD,} ;;
    *.c) source=$word ;;
    *.S|*.s) compiles=no ;;
  esac
  previous=$word
done
case $compiles:$object in
  yes:*.o) ;;
  *) exec gcc "$@" ;;
esac
[ -n "$source" ] && [ -n "$depends" ] || exec gcc "$@"
cp "$here/empty.o" "$object"
echo "$object: $source" >"$depends"
"""


def configured(setup):
    """A configured kernel with the command line of every unit, made once; the source stays as it is."""
    build = setup.out / "exact-objects"
    if (build / ".complete").is_file():
        return build
    missing = [program for program in NEEDED if not shutil.which(program)]
    if missing:
        raise Stop(f"a kernel is configured: apt-get install {' '.join(missing)} libelf-dev libssl-dev")
    print("bench: configuring a kernel and asking make for the command line of every unit (10 minutes, once)")
    build.mkdir(parents=True, exist_ok=True)
    compiler = build / "cc"
    compiler.write_text(COMPILER.lstrip())
    compiler.chmod(0o755)
    subprocess.run(["gcc", "-c", "-x", "c", "/dev/null", "-o", build / "empty.o"], check=True)
    make = ["make", "-C", setup.tree, f"O={build}", f"-j{os.cpu_count()}"]
    words = [word for name in MODULES for word in ("-m", name)] + [word for name in BUILT_IN for word in ("-e", name)]
    targets = [file[:-2] + ".o" for file in with_mmap(setup) if not file.startswith(("fs/", "mm/"))]
    steps = [[*make, "defconfig"],
             [setup.tree / "scripts" / "config", "--file", build / ".config", *words],
             [*make, "olddefconfig"], [*make, "prepare"],
             # Units that this configuration cannot build fail, and are left out.
             [*make, "-k", f"CC={compiler}", "objtool=/bin/true", "fs/", "mm/", *targets]]
    with open(setup.out / "exact-objects.log", "w", encoding="utf-8") as log:
        for step in steps:
            done = subprocess.run(step, stdout=log, stderr=log, check=False)
            if done.returncode != 0 and "-k" not in step:
                raise Stop(f"failed: {' '.join(map(str, step[:5]))} ... (see {log.name})")
    (build / ".complete").touch()
    return build


def with_mmap(setup):
    pattern = re.compile(rb"\.mmap[ \t]*=[^=]")
    return sorted(file for file in setup.glob(*FOLDERS) if pattern.search((setup.tree / file).read_bytes()))


def units_of(setup, build, tops=("fs", "mm", "drivers", "sound")):
    """The .cmd files of C units under these folders."""
    found = []
    for top in tops:
        for at, below, names in os.walk(build / top):
            below.sort()
            for name in sorted(names):
                path = os.path.join(at, name)
                if name.endswith(".o.cmd") and not name.endswith(".mod.o.cmd") and compiles_c(path):
                    found.append(os.path.relpath(path, build))
    return sorted(found)


def compiles_c(path):
    with open(path, encoding="latin-1") as file:
        return re.search(r" -c .*\.c ", file.readline()) is not None


def words_of(build, unit):
    """The words of the command that compiles the unit of a .cmd file."""
    command = (build / unit).read_text("latin-1").splitlines()[0].split(" := ", 1)[1].split(" ; ")[0]
    return shlex.split(command.replace("$(pound)", "#"))
