-- A star and five planets under gravity; twin of nbody.py.
-- Stresses float fields of tables, float arithmetic and sqrt.
local DEFAULT_N = 60000
local DT = 0.001
local sqrt = math.sqrt

local function body(mass, x, y, z, vx, vy, vz)
  return { mass = mass, x = x, y = y, z = z, vx = vx, vy = vy, vz = vz }
end

local function make_system()
  local directions = { { 0.6, 0.8 }, { -0.8, 0.6 }, { 0.28, -0.96 }, { -0.96, -0.28 }, { 1.0, 0.0 } }
  local bodies = { body(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0) }
  for k = 0, 4 do
    local c, s = directions[k + 1][1], directions[k + 1][2]
    local r = 1.0 + 0.75 * k
    local speed = sqrt(1.0 / r)
    local mass = 0.0002 * (k + 1)
    bodies[#bodies + 1] = body(mass, r * c, r * s, 0.02 * k, -speed * s, speed * c, 0.01 * k)
  end
  local star = bodies[1]
  for k = 2, #bodies do
    local b = bodies[k]
    star.vx = star.vx - b.vx * b.mass
    star.vy = star.vy - b.vy * b.mass
    star.vz = star.vz - b.vz * b.mass
  end
  return bodies
end

local function energy(bodies)
  local total = 0.0
  for i = 1, #bodies do
    local a = bodies[i]
    total = total + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      total = total - a.mass * b.mass / sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return total
end

local function step(bodies, dt)
  local count = #bodies
  for i = 1, count do
    local a = bodies[i]
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      local d2 = dx * dx + dy * dy + dz * dz
      local pull = dt / (d2 * sqrt(d2))
      local pa, pb = pull * b.mass, pull * a.mass
      a.vx = a.vx - dx * pa
      a.vy = a.vy - dy * pa
      a.vz = a.vz - dz * pa
      b.vx = b.vx + dx * pb
      b.vy = b.vy + dy * pb
      b.vz = b.vz + dz * pb
    end
  end
  for i = 1, count do
    local b = bodies[i]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
end

local function run(n)
  local bodies = make_system()
  local before = energy(bodies)
  for _ = 1, n do step(bodies, DT) end
  local after = energy(bodies)
  return string.format("%.9f %.9f %.9f", before, after, bodies[2].x)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
