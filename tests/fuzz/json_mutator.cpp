// Changes JSON as somebody who edits it would: takes a value out, puts it somewhere else, exchanges
// two, makes a condition of them. What is no JSON is changed byte by byte.

#include <nlohmann/json.hpp>
#include <random>

#include "support/fuzz.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace legcramp::testing {
namespace {

using Json = nlohmann::ordered_json;

class Editor {
 public:
  Editor(Json& root, unsigned seed) : random_(seed) { collect(root); }

  void edit() {
    if (values_.size() < 2) return;
    Json& target = pick();
    const Json other = pick();
    switch (below(9)) {
      case 0: target = other; break;
      case 1: remove_from(target); break;
      case 2: add_to(target, other); break;
      case 3: target = {{"not", target}}; break;
      case 4: target = {{"all", Json::array({target, other})}}; break;
      case 5: target = {{"any", Json::array({target, other})}}; break;
      case 6: replace_word(target); break;
      case 7: exchange(target, pick()); break;
      default: rename_key(target); break;
    }
  }

 private:
  void collect(Json& value) {
    values_.push_back(&value);
    if (value.is_object())
      for (const auto& [key, member] : value.items()) keys_.push_back(key);
    if (value.is_string()) strings_.push_back(value);
    if (value.is_structured())
      for (Json& child : value) collect(child);
  }
  std::size_t below(std::size_t bound) { return random_() % bound; }
  Json& pick() { return *values_[1 + below(values_.size() - 1)]; }

  void remove_from(Json& target) {
    if (target.is_structured() && !target.empty())
      target.erase(std::next(target.begin(), static_cast<std::ptrdiff_t>(below(target.size()))));
  }
  void add_to(Json& target, const Json& other) {
    if (target.is_array()) target.push_back(other);
    else if (target.is_object() && !keys_.empty()) target[keys_[below(keys_.size())]] = other;
    else target = other;
  }
  void replace_word(Json& target) {
    if (target.is_string() && !strings_.empty()) target = strings_[below(strings_.size())];
    else if (target.is_number()) target = static_cast<int>(below(3000)) - 2;
  }
  static void exchange(Json& a, Json& b) {
    const Json first = a;
    const Json second = b;
    a = second;
    if (first.dump().find(second.dump()) == std::string::npos) b = first;
  }
  void rename_key(Json& target) {
    if (!target.is_object() || target.empty() || keys_.empty()) return;
    const auto member =
        std::next(target.begin(), static_cast<std::ptrdiff_t>(below(target.size())));
    const Json value = member.value();
    target.erase(member);
    target[keys_[below(keys_.size())]] = value;
  }

  std::mt19937 random_;
  std::vector<Json*> values_;
  std::vector<std::string> keys_;
  std::vector<std::string> strings_;
};

}  // namespace
}  // namespace legcramp::testing

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace legcramp::testing;
  const std::string_view text = text_of(data, size);
  constexpr std::size_t most_brackets = 2000;  // printing goes as deep as they do
  const auto brackets = std::ranges::count_if(text, [](char c) { return c == '{' || c == '['; });
  Json root = seed % 4 == 0 || static_cast<std::size_t>(brackets) > most_brackets
                  ? Json(Json::value_t::discarded)
                  : Json::parse(text, nullptr, false);
  if (root.is_discarded()) return LLVMFuzzerMutate(data, size, most);
  Editor(root, seed).edit();
  const std::string changed = root.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (changed.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::ranges::copy(changed, data);
  return changed.size();
}
