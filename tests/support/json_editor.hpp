#pragma once
// Changes JSON as somebody who edits it would: takes a value out, puts it somewhere else, exchanges
// two, makes a condition of them, adds a key of one's own.

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace legcramp::testing {

/// One change at random. The root must be an object or a list, and outlive the editor.
class JsonEditor {
 public:
  using Json = nlohmann::ordered_json;

  JsonEditor(Json& root, unsigned seed) : random_(seed) { collect(root); }

  void edit() {
    if (values_.size() < 2) return;
    Json& target = pick();
    const Json other = pick();
    switch (below(12)) {
      case 0: target = other; break;
      case 1: remove_from(target); break;
      case 2: add_to(target, other); break;
      case 3: target = {{"not", target}}; break;
      case 4: target = {{"all", Json::array({target, other})}}; break;
      case 5: target = {{"any", Json::array({target, other})}}; break;
      case 6: replace_word(target); break;
      case 7: exchange(target, pick()); break;
      case 8: add_own_key(target, other); break;
      case 9: change_type(target); break;
      case 10: reorder(target); break;
      default: rename_key(target); break;
    }
  }

 private:
  void collect(Json& value) {
    values_.push_back(&value);
    if (value.is_object())
      for (const auto& [key, member] : value.items()) keys_.push_back(&key);
    if (value.is_structured())
      for (Json& child : value) collect(child);
  }
  std::size_t below(std::size_t bound) { return random_() % bound; }
  Json& pick() { return *values_[1 + below(values_.size() - 1)]; }
  auto place_in(Json& target) {
    return std::next(target.begin(), static_cast<std::ptrdiff_t>(below(target.size())));
  }

  void remove_from(Json& target) {
    if (target.is_structured() && !target.empty()) target.erase(place_in(target));
  }
  void add_to(Json& target, const Json& other) {
    if (target.is_array()) target.push_back(other);
    else if (target.is_object() && !keys_.empty()) target[*keys_[below(keys_.size())]] = other;
    else target = other;
  }
  void replace_word(Json& target) {
    if (const Json& other = pick(); target.is_string() && other.is_string()) target = Json(other);
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
    const std::string key = *keys_[below(keys_.size())];
    const auto member = place_in(target);
    const Json value = member.value();
    target.erase(member);
    target[key] = value;
  }
  /// To an object; to a list as an object; else in the place of what is there.
  void add_own_key(Json& target, const Json& other) {
    const Json own{{"x-note", other}};
    if (target.is_object()) target["x-note"] = other;
    else if (target.is_array()) target.insert(place_or_end(target), own);
    else target = own;
  }
  Json::iterator place_or_end(Json& target) {
    return std::next(target.begin(), static_cast<std::ptrdiff_t>(below(target.size() + 1)));
  }
  void change_type(Json& target) {
    switch (below(6)) {
      case 0: target = nullptr; break;
      case 1: target = true; break;
      case 2: target = 1.5; break;
      case 3: target = Json::array({target}); break;
      case 4: target = target.is_string() ? Json::object() : Json(""); break;
      default: target = target.empty() || !target.is_structured() ? Json(7) : Json(*target.begin());
    }
  }
  /// Exchanges two entries of a list.
  void reorder(Json& target) {
    if (target.is_array() && target.size() > 1) std::swap(*place_in(target), *place_in(target));
  }

  std::mt19937 random_;
  std::vector<Json*> values_;
  std::vector<const std::string*> keys_;
};

}  // namespace legcramp::testing
