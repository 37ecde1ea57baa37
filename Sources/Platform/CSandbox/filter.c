#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif

int sandbox_enter_kernel(int may_execute);

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The filter of system calls knows x86-64 and arm64."
#endif

// What readers of files and the C library's start of a program call. Everything else is answered with ENOSYS, so that a
// library that tries something newer takes its older way.
static const int allowed[] = {
    SYS_read, SYS_write, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64, SYS_lseek, SYS_close, SYS_fstat,
    SYS_newfstatat, SYS_statx, SYS_faccessat, SYS_readlinkat, SYS_getdents64, SYS_fcntl, SYS_ftruncate, SYS_dup,
    SYS_dup3, SYS_pipe2, SYS_ppoll, SYS_ioctl, SYS_memfd_create, SYS_getcwd, SYS_flock, SYS_fadvise64,
    SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_brk, SYS_futex, SYS_sched_yield,
    SYS_sched_getaffinity, SYS_getpid, SYS_getppid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
    SYS_clock_gettime, SYS_clock_getres, SYS_gettimeofday, SYS_clock_nanosleep, SYS_nanosleep, SYS_rt_sigaction,
    SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_getrandom, SYS_uname, SYS_sysinfo, SYS_exit,
    SYS_exit_group, SYS_restart_syscall, SYS_set_robust_list, SYS_set_tid_address, SYS_getrusage, SYS_times, SYS_rseq,
#if defined(__x86_64__)
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_dup2, SYS_pipe, SYS_arch_prctl, SYS_time,
    SYS_getrlimit,
#endif
};

enum { CALL = offsetof(struct seccomp_data, nr) };

static unsigned argument(unsigned place) { return offsetof(struct seccomp_data, args) + 8 * place; }

struct program {
    struct sock_filter steps[256];
    unsigned short count;
};

static void add(struct program *program, uint16_t code, uint8_t when_true, uint8_t when_false, uint32_t value) {
    program->steps[program->count++] = (struct sock_filter){code, when_true, when_false, value};
}

static void answer(struct program *program, uint32_t value) { add(program, BPF_RET | BPF_K, 0, 0, value); }

static void allow(struct program *program, int call) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)call);
    answer(program, SECCOMP_RET_ALLOW);
}

// Allows a call whose argument has none of the forbidden bits.
static void allow_without(struct program *program, int call, unsigned place, uint32_t forbidden) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, (uint32_t)call);
    add(program, BPF_LD | BPF_W | BPF_ABS, 0, 0, argument(place));
    add(program, BPF_JMP | BPF_JSET | BPF_K, 0, 1, forbidden);
    answer(program, SECCOMP_RET_ERRNO | EACCES);
    answer(program, SECCOMP_RET_ALLOW);
}

// Allows a call whose argument is the given value.
static void allow_with(struct program *program, int call, unsigned place, uint32_t value) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, (uint32_t)call);
    add(program, BPF_LD | BPF_W | BPF_ABS, 0, 0, argument(place));
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value);
    answer(program, SECCOMP_RET_ALLOW);
    answer(program, SECCOMP_RET_ERRNO | EPERM);
}

static int filter_calls(int may_execute) {
    struct program program = {.count = 0};
    add(&program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, arch));
    add(&program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
    answer(&program, SECCOMP_RET_KILL_PROCESS);
    add(&program, BPF_LD | BPF_W | BPF_ABS, 0, 0, CALL);
    for (size_t place = 0; place < sizeof allowed / sizeof allowed[0]; place++) allow(&program, allowed[place]);
    const uint32_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    allow_without(&program, SYS_openat, 2, writing);
#if defined(__x86_64__)
    allow_without(&program, SYS_open, 1, writing);
#endif
    // Aborting and asking for limits: of this process alone.
    allow_with(&program, SYS_tgkill, 0, (uint32_t)getpid());
    allow_with(&program, SYS_prlimit64, 0, 0);
    if (may_execute) allow(&program, SYS_execve);
    else allow(&program, SYS_sendmsg);
    answer(&program, SECCOMP_RET_ERRNO | ENOSYS);
    struct sock_fprog filter = {.len = program.count, .filter = program.steps};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0 ? 0 : -errno;
}

#if defined(LANDLOCK_ACCESS_FS_EXECUTE) && defined(SYS_landlock_create_ruleset)
static void open_folder(int ruleset, const char *path) {
    int folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return;
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = folder};
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(folder);
}

static void confine_files(void) {
    // Every access that the first version of Landlock knows: its bits are contiguous, MAKE_SYM the highest.
    struct landlock_ruleset_attr attributes = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (ruleset < 0) return;
    static const char *const folders[] = {"/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/ld.so.cache"};
    for (size_t place = 0; place < sizeof folders / sizeof folders[0]; place++) open_folder(ruleset, folders[place]);
    syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
}
#else
static void confine_files(void) {}
#endif

int sandbox_enter_kernel(int may_execute) {
    confine_files();
    return filter_calls(may_execute);
}
