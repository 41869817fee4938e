/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * As much of MSXML as it takes to read texts out of a fragment: a document is
 * loaded from text, and an element is found by a path of names. A document type
 * is refused, and so is nesting beyond NWIFI_XML_DEPTH: a fragment is not to be
 * trusted (IHV-17).
 */
#if defined(_WIN32) && __has_include_next(<msxml.h>)
#pragma GCC system_header
#include <windows.h>
#include_next <msxml.h>
#elif !defined(NWIFI_MSXML_H)
#define NWIFI_MSXML_H

#include "objbase.h"

#ifdef __cplusplus

#include <memory>
#include <new>
#include <string>
#include <vector>

#include "../guiddef.h"
#include "detail/xml.h"

/* A name that nothing is to be linked for */
#define NWIFI_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
	static const GUID name __attribute__((__unused__)) = { \
		l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } \
	}

NWIFI_GUID(CLSID_DOMDocument, 0x2933bf90, 0x7b36, 0x11d2, 0xb2, 0x0e, 0x00, 0xc0,
	   0x4f, 0x98, 0x3e, 0x60);
NWIFI_GUID(IID_IUnknown, 0x00000000, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00,
	   0x00, 0x00, 0x46);
NWIFI_GUID(IID_IXMLDOMDocument, 0x2933bf81, 0x7b36, 0x11d2, 0xb2, 0x0e, 0x00,
	   0xc0, 0x4f, 0x98, 0x3e, 0x60);
NWIFI_GUID(IID_IXMLDOMElement, 0x2933bf86, 0x7b36, 0x11d2, 0xb2, 0x0e, 0x00, 0xc0,
	   0x4f, 0x98, 0x3e, 0x60);
NWIFI_GUID(IID_IXMLDOMNode, 0x2933bf80, 0x7b36, 0x11d2, 0xb2, 0x0e, 0x00, 0xc0,
	   0x4f, 0x98, 0x3e, 0x60);

/*
 * IXMLDOMNode: a document, or an element of it
 *
 * selectSingleNode() takes names, with their prefixes, between slashes: below
 * the root of the document if a slash is in front, else below the node. It
 * returns S_FALSE and NULL if there is no such element. get_text() has all text
 * of the node, without white space at its ends.
 */
struct IXMLDOMNode : IUnknown {
	virtual HRESULT STDMETHODCALLTYPE selectSingleNode(BSTR path,
							   IXMLDOMNode **node) = 0;
	virtual HRESULT STDMETHODCALLTYPE get_text(BSTR *text) = 0;
	virtual HRESULT STDMETHODCALLTYPE get_nodeName(BSTR *name) = 0;

protected:
	~IXMLDOMNode() = default;
};

/* An element */
struct IXMLDOMElement : IXMLDOMNode {
protected:
	~IXMLDOMElement() = default;
};

/* A document, which is empty until text is loaded */
struct IXMLDOMDocument : IXMLDOMNode {
	virtual HRESULT STDMETHODCALLTYPE loadXML(BSTR text,
						  VARIANT_BOOL *good) = 0;
	virtual HRESULT STDMETHODCALLTYPE
	get_documentElement(IXMLDOMElement **element) = 0;

protected:
	~IXMLDOMDocument() = default;
};

namespace nwifi {

inline HRESULT xml_bstr(const std::u16string &from, BSTR *to)
{
	static_assert(sizeof(WCHAR) == sizeof(char16_t), "units of UTF-16");

	if (!to)
		return E_INVALIDARG;
	*to = SysAllocStringLen(reinterpret_cast<const WCHAR *>(from.data()),
				static_cast<UINT>(from.size()));
	return *to ? S_OK : E_OUTOFMEMORY;
}

/* An object of any of the three, which keeps its document alive. */
template<class Interface> class xml_object : public Interface {
public:
	explicit xml_object(std::shared_ptr<xml_element> root,
			    xml_element *at)
		: root_(std::move(root)), at_(at), users_(1)
	{
	}
	virtual ~xml_object() = default;

	HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid,
						 void **object) override
	{
		if (!object)
			return E_POINTER;
		*object = nullptr;
		if (iid != IID_IUnknown && iid != IID_IXMLDOMNode && iid != own())
			return E_NOINTERFACE;
		*object = static_cast<Interface *>(this);
		AddRef();
		return S_OK;
	}
	ULONG STDMETHODCALLTYPE AddRef() override
	{
		return static_cast<ULONG>(InterlockedIncrement(&users_));
	}
	ULONG STDMETHODCALLTYPE Release() override
	{
		const LONG left = InterlockedDecrement(&users_);

		if (!left)
			delete this;
		return static_cast<ULONG>(left);
	}
	HRESULT STDMETHODCALLTYPE selectSingleNode(BSTR path,
						   IXMLDOMNode **node) override;
	HRESULT STDMETHODCALLTYPE get_text(BSTR *text) override
	{
		return at_ ? xml_bstr(xml_text(*at_), text) : E_FAIL;
	}
	HRESULT STDMETHODCALLTYPE get_nodeName(BSTR *name) override
	{
		return at_ ? xml_bstr(at_->name, name) : E_FAIL;
	}

protected:
	virtual REFIID own() const = 0;

	std::shared_ptr<xml_element> root_;
	xml_element *at_;
	LONG users_;
};

class xml_element_object final : public xml_object<IXMLDOMElement> {
public:
	using xml_object::xml_object;

private:
	REFIID own() const override { return IID_IXMLDOMElement; }
};

template<class Interface>
HRESULT STDMETHODCALLTYPE
xml_object<Interface>::selectSingleNode(BSTR path, IXMLDOMNode **node)
{
	xml_element *found;

	if (!path || !node)
		return E_INVALIDARG;
	*node = nullptr;
	/* the root of the document has its element as a child */
	found = at_ ? xml_find(*root_, *at_, std::u16string(
			path, path + nwifi_utf16_length(path, NWIFI_UTF_NUL))) :
		      nullptr;
	if (!found)
		return S_FALSE;
	*node = new(std::nothrow) xml_element_object(root_, found);
	return *node ? S_OK : E_OUTOFMEMORY;
}

class xml_document_object final : public xml_object<IXMLDOMDocument> {
public:
	xml_document_object() : xml_object(nullptr, nullptr) {}

	HRESULT STDMETHODCALLTYPE loadXML(BSTR text, VARIANT_BOOL *good) override
	{
		if (!text || !good)
			return E_INVALIDARG;
		root_ = xml_read(std::u16string(
			text, text + nwifi_utf16_length(text, NWIFI_UTF_NUL)));
		at_ = root_.get();
		*good = root_ ? VARIANT_TRUE : VARIANT_FALSE;
		return root_ ? S_OK : S_FALSE;
	}
	HRESULT STDMETHODCALLTYPE
	get_documentElement(IXMLDOMElement **element) override
	{
		if (!element)
			return E_INVALIDARG;
		*element = nullptr;
		if (!root_)
			return S_FALSE;
		*element = new(std::nothrow) xml_element_object(
			root_, root_->children.front().get());
		return *element ? S_OK : E_OUTOFMEMORY;
	}

private:
	REFIID own() const override { return IID_IXMLDOMDocument; }
};

}

/**
 * CoCreateInstance() - make an object
 * @clsid: CLSID_DOMDocument
 * @outer: NULL
 * @where: unused
 * @iid: interface to return
 * @object: set to the object
 *
 * Return: S_OK, or an error.
 */
inline HRESULT CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer, DWORD where,
				REFIID iid, LPVOID *object)
{
	nwifi::xml_document_object *document;
	HRESULT result;

	(void)where;
	if (!object)
		return E_POINTER;
	*object = nullptr;
	if (outer)
		return CLASS_E_NOAGGREGATION;
	if (clsid != CLSID_DOMDocument)
		return REGDB_E_CLASSNOTREG;
	document = new(std::nothrow) nwifi::xml_document_object;
	if (!document)
		return E_OUTOFMEMORY;
	result = document->QueryInterface(iid, object);
	document->Release();
	return result;
}

#endif /* __cplusplus */

#endif /* NWIFI_MSXML_H */
