#include "knowledge/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "knowledge/arena.hpp"
#include "knowledge/utf8.hpp"
#include "legcramp/load.hpp"

namespace legcramp {
namespace {

using Json = nlohmann::json;

/// Walks over the text and tells the tree builder how far the library has read.
class ReadingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  ReadingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  ReadingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  ReadingIterator operator++(int) {  // NOLINT(cert-dcl21-cpp): what iterators return
    ReadingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const ReadingIterator& a, const ReadingIterator& b) {
    return a.at_ == b.at_;
  }

 private:
  const char* at_;
  const char** reached_;
};

/// Builds the tree from the library's events. A value starts where the last token ended, past
/// blanks and separators.
class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
  TreeBuilder(std::string_view text, std::pmr::memory_resource& memory)
      : text_(text), memory_(memory), token_end_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

  bool null() override { return add(JsonValue::Is::null); }
  bool boolean(bool /*value*/) override { return add(JsonValue::Is::boolean); }
  bool number_integer(number_integer_t value) override { return add_whole(value); }
  bool number_unsigned(number_unsigned_t value) override {
    return value <= INT64_MAX ? add_whole(static_cast<std::int64_t>(value))
                              : add(JsonValue::Is::number);
  }
  bool number_float(number_float_t /*value*/, const string_t& /*digits*/) override {
    return add(JsonValue::Is::number);
  }
  bool string(string_t& value) override {
    add(JsonValue::Is::string);
    last().text = keep(value, memory_);
    return true;
  }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(JsonValue::Is::object); }
  bool start_array(std::size_t /*size*/) override { return open(JsonValue::Is::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    constexpr std::size_t longest_key = 100;  // each fault below a key names it
    key_offset_ = token_start();
    if (value.size() > longest_key) {
      fault_ = Fault{.offset = key_offset_,
                     .message = fmt::format("a key longer than {} bytes", longest_key)};
      return false;
    }
    key_ = keep(value, memory_);
    token_ended();
    return true;
  }
  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*what*/) override {
    const auto read = static_cast<std::size_t>(reached_ - text_.data());
    const auto separators = std::ranges::count_if(text_.substr(token_end_, read - token_end_),
                                                  [](char c) { return c == ',' || c == ':'; });
    const bool is_one_too_many = separators > (is_just_opened_ ? 0 : 1);
    std::size_t start = token_start();
    const bool is_at_end = start == text_.size() && !is_one_too_many;
    if (start >= read && !is_at_end) start = read - 1;  // the separator itself
    fault_ = Fault{.offset = start, .message = what_is_wrong(start, read)};
    return false;
  }

  const char** reached() { return &reached_; }
  JsonValue take_root() { return std::move(root_.children.front()); }
  [[nodiscard]] const Fault& fault() const { return fault_; }

 private:
  [[nodiscard]] std::string what_is_wrong(std::size_t start, std::size_t read) const {
    if (text_.empty()) return "the text is empty";
    if (start >= text_.size()) return "the text ends before the JSON does";
    const std::string_view token = text_.substr(start, read - start);
    const char first = token.front();
    if (first == '-' || (first >= '0' && first <= '9'))
      return "this number is broken, too large or in the wrong place";
    if (first != '"')
      return fmt::format("this is not JSON: \"{}\" does not belong here{}",
                         text_.substr(start, first_code_point(text_.substr(start)).bytes),
                         hint_for(first));
    const auto last = static_cast<unsigned char>(token.back());
    if (last == '\n' || last == '\r') return "this string is not closed on its line";
    if (last < 0x20)
      return fmt::format("this string holds the raw control character U+{:04X}", last);
    const bool has_surrogate = token.find("\\ud") != std::string_view::npos ||
                               token.find("\\uD") != std::string_view::npos;
    if (last == '"' && token.size() > 1 && !has_surrogate)
      return "this is not JSON: a string does not belong here; is a comma or colon missing?";
    if (read >= text_.size()) return "the text ends inside this string";
    return "this string holds a broken escape sequence";
  }
  /// What often is the slip behind a sign in the wrong place.
  static std::string_view hint_for(char first) {
    switch (first) {
      case '{':
      case '[': return "; is a comma missing before it?";
      case '}':
      case ']': return "; is there a comma too many before it, or a bracket of the other kind?";
      case '/':
      case '#': return "; JSON has no remarks, but a key such as \"x-remark\" is free";
      case '\'':
      case '\xE2': return "; quotes must be the straight ones";
      default: return "";
    }
  }
  [[nodiscard]] std::size_t token_start() const {
    const std::size_t start = text_.find_first_not_of(" \t\r\n,:", token_end_);
    return std::min(start, text_.size());
  }
  void token_ended() {
    token_end_ = static_cast<std::size_t>(reached_ - text_.data());
    is_just_opened_ = false;
  }
  JsonValue& last() { return open_.back()->children.back(); }
  bool add(JsonValue::Is is) {
    JsonValue& value = open_.back()->children.emplace_back();
    value.is = is;
    value.offset = token_start();
    value.key = std::exchange(key_, {});
    value.key_offset = key_offset_;
    token_ended();
    // To see that a number ends, the library reads one byte beyond it.
    if (is == JsonValue::Is::number)
      token_end_ = std::min(text_.find_first_not_of("+-.0123456789eE", value.offset), text_.size());
    return true;
  }
  bool add_whole(std::int64_t number) {
    add(JsonValue::Is::number);
    last().number = number;
    last().is_whole = true;
    return true;
  }
  bool open(JsonValue::Is is) {
    add(is);
    if (open_.size() > deepest_nesting) {
      fault_ = Fault{.offset = last().offset,
                     .message = fmt::format("nested deeper than {} levels", deepest_nesting)};
      return false;
    }
    open_.push_back(&last());
    is_just_opened_ = true;
    return true;
  }
  bool close() {
    open_.pop_back();
    token_ended();
    return true;
  }

  std::string_view text_;
  std::pmr::memory_resource& memory_;
  const char* reached_ = text_.data();
  std::size_t token_end_;       // past a byte order mark
  bool is_just_opened_ = true;  // no separator may follow
  std::string_view key_;
  std::size_t key_offset_ = 0;
  JsonValue root_;
  std::vector<JsonValue*> open_{&root_};
  Fault fault_{.message = "this is not JSON"};
};

class Inspector {
 public:
  explicit Inspector(Faults& faults) : faults_(faults) {}

  void inspect(const JsonValue& value, const JsonPath& path) {
    check_text(value.key, value.key_offset, path);
    check_text(value.text, value.offset, path);
    if (value.is == JsonValue::Is::object) check_keys(value, path);
    std::size_t index = 0;
    for (const JsonValue& child : value.children)
      inspect(child, value.is == JsonValue::Is::object ? JsonPath(path, child.key)
                                                       : JsonPath(path, index++));
  }

 private:
  void check_text(std::string_view text, std::size_t offset, const JsonPath& path) {
    const auto point = find_forbidden(text);
    if (point)
      faults_.add({.offset = offset,
                   .pointer = path.pointer(),
                   .message = fmt::format("holds the control character U+{:04X}; take it out",
                                          static_cast<std::uint32_t>(*point))});
  }
  void check_keys(const JsonValue& object, const JsonPath& path) {
    std::vector<const JsonValue*> members;
    for (const JsonValue& child : object.children) members.push_back(&child);
    std::ranges::stable_sort(members, {}, &JsonValue::key);
    for (std::size_t i = 1; i < members.size(); ++i)
      if (members[i]->key == members[i - 1]->key)
        faults_.add({.offset = members[i]->key_offset,
                     .pointer = JsonPath(path, members[i]->key).pointer(),
                     .message = fmt::format("the key \"{}\" stands here twice; keep one",
                                            members[i]->key)});
  }

  Faults& faults_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &JsonValue::key);
  return is == Is::object && found != children.end() ? &*found : nullptr;
}

std::string JsonPath::pointer() const {
  if (parent_ == nullptr) return {};
  std::string text = parent_->pointer() + '/';
  if (is_index_) return text + std::to_string(index_);
  for (const char c : key_) {
    if (c == '~') text += "~0";
    else if (c == '/') text += "~1";
    else text += c;
  }
  return text;
}

std::optional<JsonValue> parse_json(std::string_view text, std::pmr::memory_resource& memory,
                                    Faults& faults) {
  const auto refuse = [&](std::size_t offset, std::string message) {
    faults.add({.offset = offset, .message = std::move(message)});
    return std::nullopt;
  };
  if (text.size() > largest_file) return refuse(0, "larger than 4 MiB, the most that is read");
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
    return refuse(nul, "holds a NUL byte: this is not a text file in UTF-8");
  if (const auto invalid = find_invalid_utf8(text))
    return refuse(*invalid, "this is not UTF-8 text");
  TreeBuilder builder(text, memory);
  const char* end = text.data() + text.size();
  if (!Json::sax_parse(ReadingIterator(text.data(), builder.reached()),
                       ReadingIterator(end, builder.reached()), &builder)) {
    faults.add(builder.fault());
    return std::nullopt;
  }
  JsonValue root = builder.take_root();
  Inspector(faults).inspect(root, {});
  return root;
}

void place_faults(Faults& faults, std::string_view text) {
  std::ranges::stable_sort(faults, {}, &Fault::offset);
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t at = 0;
  for (Fault& fault : faults) {
    for (; at < std::min(fault.offset, text.size()); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte == '\n') {
        ++line;
        column = 1;
      } else if ((byte & 0xC0U) != 0x80) {
        ++column;
      }
    }
    fault.line = line;
    fault.column = column;
  }
}

}  // namespace legcramp
