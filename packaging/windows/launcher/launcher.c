/* Starts the program in the Python of runtime\, within this very process, so that Windows shows one program
 * with its own name and icon. CONSOLE is 1 for qjviewer.exe, which answers in a terminal, and 0 for
 * qjviewerw.exe, which opens none. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>
#include <shellapi.h>

#define LONGEST 32768
#define INCOMPLETE L"程序文件不完整，请重新安装。\nThe program is incomplete; install it again."

enum { CANNOT_START = 70 };

typedef int (*python_main)(int, wchar_t **);

static int sorry(const wchar_t *file) {
    static wchar_t words[LONGEST + 512];
    DWORD error = GetLastError();
    _snwprintf(words, LONGEST + 511, L"%ls\n\n%ls\n(Windows: %lu)", INCOMPLETE, file, error);
#if CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"qjviewer", MB_ICONERROR | MB_OK);
#endif
    return CANNOT_START;
}

/* The path of a file below this program's folder; 0 where it would be too long. */
static int beside(wchar_t *path, const wchar_t *name) {
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST - 64);
    wchar_t *end = length && length < LONGEST - 64 ? wcsrchr(path, L'\\') : NULL;
    if (!end) return 0;
    wcscpy(end + 1, name);
    return 1;
}

static int run(void) {
    static wchar_t library[LONGEST], script[LONGEST];
    if (!beside(library, L"runtime\\python313.dll") || !beside(script, L"runtime\\start.py"))
        return sorry(library);
    /* No library from the folder the user happens to be in. */
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main start = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start) return sorry(library);
    /* By this the installer knows that the program runs. It ends with the process. */
    CreateMutexW(NULL, FALSE, L"Local\\qjviewer-running");

    int count = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **words = given ? calloc((size_t)count + 2, sizeof *words) : NULL;
    if (!words) return sorry(script);
    words[0] = given[0];
    words[1] = script;
    for (int i = 1; i < count; i++) words[i + 1] = given[i];
    return start(count + 1, words);
}

#if CONSOLE
int wmain(void) { return run(); }
#else
int WINAPI wWinMain(HINSTANCE program, HINSTANCE none, LPWSTR line, int show) {
    (void)program, (void)none, (void)line, (void)show;
    return run();
}
#endif
