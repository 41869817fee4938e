// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the services of win32/ do, as C and as C++: it ends with the line of the
 * first check that fails. It also compiles for Windows, where it is not run.
 */
#define STRSAFE_NO_DEPRECATE
#include <Winsock2.h>
#include <Windows.h>
#include <objbase.h>
#include <process.h>
#include <rpc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strsafe.h>
#include <wchar.h>

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
			exit(1); \
		} \
	} while (0)

static CRITICAL_SECTION lock = { 0 };
static LONG counter;
static DWORD told;

static DWORD WINAPI count_up(LPVOID parameter)
{
	int i;

	for (i = 0; i < 10000; i++) {
		InterlockedIncrement(&counter);
		EnterCriticalSection(&lock);
		EnterCriticalSection(&lock);
		++*(int *)parameter;
		LeaveCriticalSection(&lock);
		LeaveCriticalSection(&lock);
	}
	told = GetCurrentThreadId();
	return 42;
}

static void threads(void)
{
	HANDLE all[4];
	int number = 0;
	DWORD code, i, id = 0;

	InitializeCriticalSection(&lock);
	for (i = 0; i < 4; i++) {
		all[i] = CreateThread(NULL, 0, count_up, &number, 0, NULL);
		CHECK(all[i]);
	}
	CHECK(WaitForMultipleObjects(4, all, TRUE, INFINITE) == WAIT_OBJECT_0);
	CHECK(number == 40000 && counter == 40000);
	for (i = 0; i < 4; i++) {
		CHECK(GetExitCodeThread(all[i], &code) && code == 42);
		CHECK(CloseHandle(all[i]));
	}
	/* one that has to be let go, and has a number */
	all[0] = CreateThread(NULL, 0, count_up, &number, CREATE_SUSPENDED, &id);
	CHECK(all[0] && id && id != GetCurrentThreadId());
	CHECK(WaitForSingleObject(all[0], 20) == WAIT_TIMEOUT);
	CHECK(GetExitCodeThread(all[0], &code) && code == STILL_ACTIVE);
	CHECK(number == 40000);
	CHECK(ResumeThread(all[0]) == 1);
	CHECK(WaitForSingleObject(all[0], INFINITE) == WAIT_OBJECT_0);
	CHECK(number == 50000 && told == id);
	/* a thread that has ended may be waited for again */
	CHECK(WaitForSingleObject(all[0], 0) == WAIT_OBJECT_0);
	CHECK(CloseHandle(all[0]));
	DeleteCriticalSection(&lock);
}

struct pair {
	HANDLE first, second, third;
};

static DWORD WINAPI answer(LPVOID parameter)
{
	struct pair *pair = (struct pair *)parameter;

	if (WaitForSingleObject(pair->first, INFINITE) != WAIT_OBJECT_0)
		return 1;
	SetEvent(pair->second);
	return WaitForSingleObject(pair->third, INFINITE);
}

static void events(void)
{
	struct pair pair = { CreateEvent(NULL, FALSE, FALSE, NULL),
			     CreateEvent(NULL, TRUE, FALSE, NULL),
			     CreateEvent(NULL, FALSE, FALSE, NULL) };
	HANDLE thread = CreateThread(NULL, 0, answer, &pair, 0, NULL);
	HANDLE both[2];
	ULONGLONG from;
	DWORD code;

	CHECK(pair.first && pair.second && pair.third && thread);
	both[0] = pair.third;
	both[1] = pair.second;
	CHECK(WaitForMultipleObjects(2, both, FALSE, 0) == WAIT_TIMEOUT);
	SetEvent(pair.first);
	CHECK(WaitForMultipleObjects(2, both, FALSE, INFINITE) ==
	      WAIT_OBJECT_0 + 1);
	/* that one stays until it is reset, the first went with one wait */
	CHECK(WaitForSingleObject(pair.second, 0) == WAIT_OBJECT_0);
	ResetEvent(pair.second);
	CHECK(WaitForSingleObject(pair.second, 0) == WAIT_TIMEOUT);
	CHECK(WaitForSingleObject(pair.first, 0) == WAIT_TIMEOUT);
	/* all or nothing: the one that is signaled is left alone */
	both[0] = pair.first;
	SetEvent(pair.first);
	CHECK(WaitForMultipleObjects(2, both, TRUE, 20) == WAIT_TIMEOUT);
	CHECK(WaitForSingleObject(pair.first, 0) == WAIT_OBJECT_0);
	from = GetTickCount64();
	CHECK(WaitForSingleObject(pair.first, 50) == WAIT_TIMEOUT);
	CHECK(GetTickCount64() - from >= 49);
	SetEvent(pair.third);
	CHECK(WaitForSingleObject(thread, INFINITE) == WAIT_OBJECT_0);
	CHECK(GetExitCodeThread(thread, &code) && code == WAIT_OBJECT_0);
	CHECK(CloseHandle(thread) && CloseHandle(pair.first) &&
	      CloseHandle(pair.second) && CloseHandle(pair.third));
}

static void mutexes(void)
{
	HANDLE mutex = CreateMutex(NULL, TRUE, NULL);
	HANDLE semaphore = CreateSemaphore(NULL, 1, 2, NULL);
	LONG before = 0;

	CHECK(WaitForSingleObject(mutex, 0) == WAIT_OBJECT_0);
	CHECK(ReleaseMutex(mutex) && ReleaseMutex(mutex));
	CHECK(!ReleaseMutex(mutex) && GetLastError() == ERROR_NOT_OWNER);
	CHECK(WaitForSingleObject(semaphore, 0) == WAIT_OBJECT_0);
	CHECK(WaitForSingleObject(semaphore, 0) == WAIT_TIMEOUT);
	CHECK(ReleaseSemaphore(semaphore, 2, &before) && before == 0);
	CHECK(!ReleaseSemaphore(semaphore, 1, NULL) &&
	      GetLastError() == ERROR_TOO_MANY_POSTS);
	CHECK(!SetEvent(mutex) && GetLastError() == ERROR_INVALID_HANDLE);
	CHECK(CloseHandle(mutex) && CloseHandle(semaphore));
	CHECK(!CloseHandle(NULL) && GetLastError() == ERROR_INVALID_HANDLE);
	CHECK(WaitForSingleObject(INVALID_HANDLE_VALUE, 0) == WAIT_FAILED);
}

/* What is only here: names lead out of the process, and are refused. */
static void refusals(void)
{
#ifndef _WIN32
	CHECK(!CreateEvent(NULL, FALSE, FALSE, L"name") &&
	      GetLastError() == ERROR_NOT_SUPPORTED);
	CHECK(!CreateMutexA(NULL, FALSE, "name"));
	CHECK(!CreateThread(NULL, 0, count_up, NULL, 1, NULL) &&
	      GetLastError() == ERROR_INVALID_PARAMETER);
#endif
}

static void narrow(void)
{
	char text[32];

	CHECK(StringCchPrintfA(text, 32, "INFO: %s %lu", "x", (DWORD)-1) == S_OK);
	CHECK(strcmp(text, "INFO: x 4294967295") == 0);
	CHECK(StringCchPrintfA(text, 32, "%S|%hs|%ls", L"wide", "narrow",
			       L"w") == S_OK);
	CHECK(strcmp(text, "wide|narrow|w") == 0);
	CHECK(StringCchPrintfA(text, 32, "%I64u %llx %ld", 1ULL << 40,
			       0xabULL << 32, (LONG)-5) == S_OK);
	CHECK(strcmp(text, "1099511627776 ab00000000 -5") == 0);
	CHECK(StringCchPrintfA(text, 32, "[%-5s][%5.2s][%05d]%%", "ab", "abc",
			       -7) == S_OK);
	CHECK(strcmp(text, "[ab   ][   ab][-0007]%") == 0);
	CHECK(StringCchPrintfA(text, 32, "%*d|%-*d|%.1f|%c", 3, 7, 3, 7, 1.25,
			       'c') == S_OK);
	CHECK(strcmp(text, "  7|7  |1.2|c") == 0);
	CHECK(StringCchPrintfA(text, 4, "%s", "abcdef") ==
	      STRSAFE_E_INSUFFICIENT_BUFFER);
	CHECK(strcmp(text, "abc") == 0);
	CHECK(StringCchCopyA(text, 4, "abc") == S_OK);
	CHECK(StringCchCatA(text, 6, "def") == STRSAFE_E_INSUFFICIENT_BUFFER);
	CHECK(strcmp(text, "abcde") == 0);
	CHECK(StringCchCopyA(text, 0, "abc") == STRSAFE_E_INVALID_PARAMETER);
}

static void wide(void)
{
	static const WCHAR umlaut[] = { 0x00e4, 0xd83d, 0xde00, 0 };
	WCHAR text[32];
	char bytes[32];
	size_t length = 0;
	WCHAR *end;

	CHECK(sizeof(WCHAR) == 2 && sizeof(L'x') == 2);
	CHECK(StringCchPrintfW(text, 32, L"%s|%S|%u", L"wide", "narrow", 7U) ==
	      S_OK);
	CHECK(wcscmp(text, L"wide|narrow|7") == 0);
	CHECK(wcslen(text) == 13);
	CHECK(StringCchLengthW(text, 32, &length) == S_OK && length == 13);
	CHECK(StringCbLengthW(text, sizeof(text), &length) == S_OK &&
	      length == 26);
	CHECK(wcschr(text, L'|') == text + 4 && wcsrchr(text, L'|') == text + 11);
	CHECK(wcsstr(text, L"arrow") == text + 6 && !wcsstr(text, L"arrows"));
	CHECK(wcsncmp(text, L"wider", 4) == 0 && wcsncmp(text, L"wider", 5) > 0);
	CHECK(_wcsicmp(L"ABC", L"abd") < 0 && _wcsicmp(L"ABC", L"abc") == 0);
	CHECK(wcstol(L"-12x", &end, 10) == -12 && *end == L'x');
	CHECK(_wtol(L"99") == 99 && _wtoi(L" 5") == 5);
	CHECK(wcscmp(wcscat(wcscpy(text, L"a"), L"b"), L"ab") == 0);
	CHECK(WideCharToMultiByte(CP_UTF8, 0, umlaut, -1, bytes, 32, NULL,
				  NULL) == 7);
	CHECK(strcmp(bytes, "\xc3\xa4\xf0\x9f\x98\x80") == 0);
	CHECK(MultiByteToWideChar(CP_UTF8, 0, bytes, -1, NULL, 0) == 4);
	CHECK(MultiByteToWideChar(CP_UTF8, 0, bytes, 6, text, 3) == 3);
	CHECK(memcmp(text, umlaut, 6) == 0);
	CHECK(!MultiByteToWideChar(CP_UTF8, 0, bytes, -1, text, 3) &&
	      GetLastError() == ERROR_INSUFFICIENT_BUFFER);
}

static void lists(void)
{
	struct member {
		int number;
		LIST_ENTRY link;
	} members[3];
	LIST_ENTRY head;
	int i;

	InitializeListHead(&head);
	CHECK(IsListEmpty(&head));
	for (i = 0; i < 3; i++) {
		members[i].number = i;
		InsertTailList(&head, &members[i].link);
	}
	CHECK(!RemoveEntryList(&members[1].link));
	CHECK(CONTAINING_RECORD(head.Flink, struct member, link)->number == 0);
	InsertHeadList(&head, &members[1].link);
	CHECK(RemoveTailList(&head) == &members[2].link);
	CHECK(RemoveHeadList(&head) == &members[1].link);
	CHECK(RemoveEntryList(&members[0].link) && IsListEmpty(&head));
}

static void texts(void)
{
	BSTR text = SysAllocString(L"abc");
	BSTR longer = SysAllocStringLen(L"a\0b", 3);
	UUID a, b;

	CHECK(SysStringLen(text) == 3 && SysStringByteLen(text) == 6);
	CHECK(wcscmp(text, L"abc") == 0);
	CHECK(SysStringLen(longer) == 3 && longer[2] == L'b' && !longer[3]);
	CHECK(!SysAllocString(NULL) && SysStringLen(NULL) == 0);
	SysFreeString(longer);
	SysFreeString(text);
	SysFreeString(NULL);
	CHECK(UuidCreate(&a) == RPC_S_OK && UuidCreate(&b) == RPC_S_OK);
	CHECK(memcmp(&a, &b, sizeof(a)) != 0);
	CHECK(a.Data3 >> 12 == 4 && a.Data4[0] >> 6 == 2);
}

static void numbers(void)
{
	LONG value = 5;
	LONG64 large = 1LL << 40;
	PVOID pointer = &value;
	LPVOID memory;

	CHECK(InterlockedIncrement(&value) == 6);
	CHECK(InterlockedExchangeAdd(&value, 4) == 6 && value == 10);
	CHECK(InterlockedCompareExchange(&value, 1, 9) == 10 && value == 10);
	CHECK(InterlockedCompareExchange(&value, 1, 10) == 10 && value == 1);
	CHECK(InterlockedDecrement(&value) == 0);
	CHECK(InterlockedIncrement64(&large) == (1LL << 40) + 1);
	CHECK(InterlockedExchangePointer(&pointer, NULL) == &value && !pointer);
	memory = LocalAlloc(LPTR, 16);
	CHECK(memory && !((char *)memory)[15]);
	CHECK(!LocalFree(memory));
	memory = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 16);
	CHECK(memory && !((char *)memory)[15]);
	CHECK(HeapFree(GetProcessHeap(), 0, memory));
	CHECK(HRESULT_FROM_WIN32(ERROR_BUSY) == (HRESULT)0x800700aa);
	CHECK(HRESULT_FACILITY(E_OUTOFMEMORY) == FACILITY_WIN32 &&
	      HRESULT_CODE(E_OUTOFMEMORY) == ERROR_OUTOFMEMORY);
	CHECK(FAILED(E_UNEXPECTED) && SUCCEEDED(S_FALSE));
	CHECK(htons(0x888e) == 0x8e88);
}

/* The compiler for Windows is gcc as well, which has no __try there. */
static DWORD guarded(void)
{
	DWORD result = ERROR_SUCCESS;
#ifndef _WIN32
	__try {
		InitializeCriticalSection(&lock);
#if defined(__cplusplus)
		throw 5;
#endif
	}
	__except (EXCEPTION_EXECUTE_HANDLER) {
		result = GetExceptionCode();
		goto out;
	}
out:
	DeleteCriticalSection(&lock);
#endif
	return result;
}

int main(void)
{
	threads();
	events();
	mutexes();
	refusals();
	narrow();
	wide();
	lists();
	texts();
	numbers();
#if defined(__cplusplus) && !defined(_WIN32)
	CHECK(guarded() == 0xe06d7363);
#else
	CHECK(guarded() == ERROR_SUCCESS);
#endif
	return 0;
}
