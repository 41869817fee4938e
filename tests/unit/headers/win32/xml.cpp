// SPDX-License-Identifier: GPL-2.0-only
/* Texts out of a fragment; it ends with 1 at the first check that fails. */
#include <objbase.h>

#include <cstdio>
#include <cwchar>
#include <string>

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			std::fprintf(stderr, "line %d: %s\n", __LINE__, \
				     #condition); \
			return 1; \
		} \
	} while (0)

static std::u16string units(BSTR text)
{
	return std::u16string(text, text + SysStringLen(text));
}

static IXMLDOMDocument *load(const WCHAR *text, VARIANT_BOOL *good)
{
	IXMLDOMDocument *document = nullptr;
	BSTR copy = SysAllocString(text);

	if (CoCreateInstance(CLSID_DOMDocument, nullptr, CLSCTX_ALL,
			     IID_IXMLDOMDocument, (LPVOID *)&document) == S_OK)
		document->loadXML(copy, good);
	SysFreeString(copy);
	return document;
}

static bool is_good(const WCHAR *text)
{
	VARIANT_BOOL good = VARIANT_FALSE;
	IXMLDOMDocument *document = load(text, &good);

	document->Release();
	return good == VARIANT_TRUE;
}

static std::u16string text_at(IXMLDOMNode *from, const WCHAR *path)
{
	std::u16string found = u"(none)";
	BSTR copy = SysAllocString(path), text = nullptr;
	IXMLDOMNode *node = nullptr;

	if (from->selectSingleNode(copy, &node) == S_OK) {
		node->get_text(&text);
		found = units(text);
		SysFreeString(text);
		node->Release();
	}
	SysFreeString(copy);
	return found;
}

int main()
{
	VARIANT_BOOL good = VARIANT_FALSE;
	IXMLDOMDocument *document;
	IXMLDOMElement *root = nullptr;
	IUnknown *other = nullptr;
	std::u16string nested;
	int i;

	CHECK(CoInitializeEx(nullptr, COINIT_MULTITHREADED) == S_OK);
	document = load(L"<?xml version='1.0'?><!-- c --><a x='1' y=\"2>3\">"
			L" <b>one</b><p:c> t&lt;<![CDATA[<&]]>&#x41;&#66; </p:c>"
			L"<b>two</b><d/></a>", &good);
	CHECK(document && good == VARIANT_TRUE);
	CHECK(document->get_documentElement(&root) == S_OK);
	document->Release();
	/* the element keeps the document */
	CHECK(text_at(root, L"/a/b") == u"one");
	CHECK(text_at(root, L"b") == u"one");
	CHECK(text_at(root, L"/a/p:c") == u"t<<&AB");
	CHECK(text_at(root, L"/a/d").empty());
	CHECK(text_at(root, L"/a/e") == u"(none)");
	CHECK(text_at(root, L"/b") == u"(none)");
	CHECK(root->QueryInterface(IID_IXMLDOMDocument, (void **)&other) ==
	      E_NOINTERFACE && !other);
	CHECK(root->QueryInterface(IID_IXMLDOMNode, (void **)&other) == S_OK);
	CHECK(other->Release() == 1 && root->Release() == 0);
	/* what is not trusted (IHV-17) */
	CHECK(!is_good(L"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"));
	CHECK(!is_good(L"<a>&e;</a>") && !is_good(L"<a>&#0;</a>"));
	CHECK(!is_good(L"<a>&#xd800;</a>") && !is_good(L"<a>&#;</a><"));
	CHECK(!is_good(L"") && !is_good(L"<a>") && !is_good(L"<a></b>"));
	CHECK(!is_good(L"<a/><b/>") && !is_good(L"<a b></a>"));
	CHECK(!is_good(L"<a b='1></a>") && !is_good(L"x<a/>"));
	CHECK(!is_good(L"<") && !is_good(L"<a><!--</a>"));
	CHECK(is_good(L"\xfeff<a/>") && is_good(L"<a> <!-- --> </a> "));
	for (i = 0; i < 100; i++)
		nested += u"<a>";
	for (i = 0; i < 100; i++)
		nested += u"</a>";
	CHECK(!is_good((const WCHAR *)nested.c_str()));
	CHECK(CoCreateInstance(IID_IUnknown, nullptr, CLSCTX_ALL, IID_IUnknown,
			       (LPVOID *)&other) == REGDB_E_CLASSNOTREG);
	/* wide text of the library of C++, too, as far as it is not compiled */
	CHECK(std::wcslen(L"four") == 4);
	CoUninitialize();
	return 0;
}
