/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Lists that are linked both ways. The headers of Windows have the structure for
 * all programs, and the functions for drivers alone, so that many a source has
 * its own. In C++ these give way to them: they are templates. In C, and for
 * definitions in front of this header, define NWIFI_NO_LIST_FUNCTIONS.
 */
#ifndef NWIFI_LIST_H
#define NWIFI_LIST_H

#include "../../windef.h"

#if !defined(_WIN32) || !__has_include(<winnt.h>)
/**
 * struct _LIST_ENTRY - a head or a member of a list
 * @Flink: next one; of the last member, the head
 * @Blink: the one before; of the head, the last member
 */
typedef struct _LIST_ENTRY {
	struct _LIST_ENTRY *Flink;
	struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;
#endif

#ifndef NWIFI_NO_LIST_FUNCTIONS

#ifdef __cplusplus
#define NWIFI_LIST extern "C++" template<class ENTRY> inline
#else
#define NWIFI_LIST static inline
#define ENTRY LIST_ENTRY
#endif

/** InitializeListHead() - make an empty list. @head: head of the list */
NWIFI_LIST VOID InitializeListHead(ENTRY *head)
{
	head->Flink = head;
	head->Blink = head;
}

/** IsListEmpty() - Return: not 0 if a list has no members. @head: head of it */
NWIFI_LIST BOOLEAN IsListEmpty(const ENTRY *head)
{
	return head->Flink == head;
}

/* Puts a member between two neighbours. */
NWIFI_LIST VOID nwifi_list_insert(ENTRY *entry, ENTRY *before, ENTRY *after)
{
	entry->Blink = before;
	entry->Flink = after;
	before->Flink = entry;
	after->Blink = entry;
}

/**
 * InsertHeadList() - make a member the first one
 * @head: head of the list
 * @entry: new member
 */
NWIFI_LIST VOID InsertHeadList(ENTRY *head, ENTRY *entry)
{
	nwifi_list_insert(entry, head, head->Flink);
}

/**
 * InsertTailList() - make a member the last one
 * @head: head of the list
 * @entry: new member
 */
NWIFI_LIST VOID InsertTailList(ENTRY *head, ENTRY *entry)
{
	nwifi_list_insert(entry, head->Blink, head);
}

/**
 * RemoveEntryList() - take a member out of its list
 * @entry: the member, whose links are left as they were
 *
 * Return: TRUE if the list is empty now.
 */
NWIFI_LIST BOOLEAN RemoveEntryList(ENTRY *entry)
{
	entry->Blink->Flink = entry->Flink;
	entry->Flink->Blink = entry->Blink;
	return entry->Flink == entry->Blink;
}

/**
 * RemoveHeadList() - take the first member out
 * @head: head of the list, which must not be empty
 *
 * Return: the member.
 */
NWIFI_LIST ENTRY *RemoveHeadList(ENTRY *head)
{
	ENTRY *entry = head->Flink;

	RemoveEntryList(entry);
	return entry;
}

/**
 * RemoveTailList() - take the last member out
 * @head: head of the list, which must not be empty
 *
 * Return: the member.
 */
NWIFI_LIST ENTRY *RemoveTailList(ENTRY *head)
{
	ENTRY *entry = head->Blink;

	RemoveEntryList(entry);
	return entry;
}

#undef ENTRY
#undef NWIFI_LIST

#endif /* NWIFI_NO_LIST_FUNCTIONS */

#endif /* NWIFI_LIST_H */
